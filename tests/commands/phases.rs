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
        .env("LANG", "ja_JP.UTF-8")
        .prints("
                タイトル  キー     プロセス                                    タスク  必須  任意
                調査      assess   顧客サクセス ワークショップを実施する            6     6     0
                成功      success  適切な実行のサポート; 適切なレビューの実施       8     3     5
            ")
        .finds();
}
