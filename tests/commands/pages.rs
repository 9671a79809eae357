//! `ftpb pages`: every page, of processes and others.

use crate::run::ftpb;

#[test]
fn pages_stand_in_the_order_of_the_lifecycle_then_by_kind() {
    ftpb("pages --lang en")
        .prints("
                Title                              Key                                       Kind     Lang  Updated
                Conduct Customer Success Workshop  assess-conduct-customer-success-workshop  process  en    2020-05-12
                Support Success Execution          success-support-success-execution         process  en    2020-05-12
                Conduct Success Review             success-conduct-success-review            process  en    2020-03-26
                Assess Phase                       phase-assess                              phase    en    2020-03-27
                Success Phase                      phase-success                             phase    en    2019-09-25
            ")
        .finds();
}

#[test]
fn pages_of_a_kind_in_another_language() {
    ftpb("pages --lang pt-BR --kind phase")
        .prints(
            "
                Título             Chave          Tipo   Cód.   Atualizado
                Fase de Avaliação  phase-assess   phase  pt-BR  2020-03-27
                Fase de Sucesso    phase-success  phase  pt-BR  2019-09-25
            ",
        )
        .finds();
}

#[test]
fn a_kind_that_there_is_not() {
    ftpb("pages --kind zebra")
        .says("
                ftpb: there is no kind `zebra`; choose one of process, phase, approach, guidance, status-guidance, status-reason, resources, landing, other
            ")
        .cannot();
}
