//! `ftpb phases`.

use crate::run::ftpb;

#[test]
fn phases_stand_in_the_order_of_the_lifecycle() {
    ftpb("phases")
        .prints("
                Title    Key      Processes                                          Tasks  Mandatory  Optional
                Assess   assess   Conduct Customer Success Workshop                      6          6         0
                Success  success  Support Success Execution; Conduct Success Review      8          3         5
            ")
        .finds();
}

#[test]
fn phases_in_the_language_of_the_surroundings() {
    ftpb("phases")
        .env("LANG", "de_DE.UTF-8")
        .prints("
                Titel    Schlüssel  Prozesse                                                             Aufgaben  Pflicht  Optional
                Analyse  assess     Durchführung des Kundenerfolgsworkshops                                     6        6         0
                Erfolg   success    Unterstützung der Erfolgserzielung; Durchführung der Erfolgsprüfung         8        3         5
            ")
        .finds();
}
