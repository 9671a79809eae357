//! Directives of docfx are structure: tasks keep their activity, and nobody reads the directives.

use crate::run::{Pages, ftpb};

const PAGE: &str = r#"---
title: Review
---
# Review

## Overview

[!INCLUDE [intro](includes/intro.md)]

::: moniker range=">=m365-1.0"

Look back with the customer.

::: moniker-end

::: zone pivot="admin"

For admins.

::: zone-end

> [!div class="checklist"]
> * One
> * Two

> [!div class="nextstepaction"]
> [Go on](success-review.md)

> [!VIDEO https://www.microsoft.com/videoplayer/embed/RE4mU2j]

:::image type="content" source="media/a.png" alt-text="The plan" lightbox="media/a.png":::

:::code language="csharp" source="a.cs" range="1-3":::

[!code-csharp[Main](a.cs)]

## Objectives

:::row:::
:::column span="2":::
Left
:::column-end:::
:::column:::
Right
:::column-end:::
:::row-end:::

## Approach

### Do it

Primary Role: **FastTrack Manager**  
Applies To: **All Services**

# [Teams](#tab/teams)

:::row:::
   :::column:::

| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |
|---|---|---|---|---|
| 1001 | Call | M | FM | Teams |

   :::column-end:::
:::row-end:::

::: moniker range="m365"
| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |
|---|---|---|---|---|
| 1002 | Call [!INCLUDE [x](includes/x.md)] | M | FM | Teams |
::: moniker-end

# [Exchange](#tab/exchange/online)

::: zone pivot="a,b"
1. Do this.

| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |
|---|---|---|---|---|
| 1003 | Call | M | FM | Teams |
::: zone-end

---

### Then that

Primary Role: **FastTrack Manager**  
Applies To: **All Services**

| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |
|---|---|---|---|---|
| 1004 | Call | M | FM | Teams |

## Key Inputs

Text

## Key Outputs

Text

## Next Steps

N/A

## Refresh Summary

| Date | Who Changed | What Changed |
|---|---|---|
| 2020-03-27 | A | B |
"#;

fn pages() -> Pages {
    let files = [
        ("media/a.png", ""),
        ("includes/intro.md", "Intro of it.\n"),
        ("includes/x.md", "now\n"),
        ("a.cs", ""),
    ];
    files
        .into_iter()
        .fold(Pages::none().page("success-review.md", PAGE), |pages, (name, text)| pages.page(name, text))
}

#[test]
fn tasks_keep_their_activity_and_nothing_is_found() {
    let pages = pages();
    let tasks = "1001 Call Do it\n1002 Call now Do it\n1003 Call Do it\n1004 Call Then that\n";
    let line = "tasks --playbooks . --format plain --fields id,name,activity";
    assert_eq!(ftpb(line).inside(&pages).answer().stdout.replace('\t', " "), tasks);
    ftpb("check --playbooks . --severity info").inside(&pages).prints("no findings in 3 pages\n");
}

#[test]
fn no_directive_is_shown() {
    let pages = pages();
    let shown = ftpb("show review --playbooks .").inside(&pages).answer().stdout;
    for sign in [":::", "[!", "moniker", "zone", "column"] {
        assert!(!shown.contains(sign), "{sign} in:\n{shown}");
    }
    for text in
        ["Look back with the customer.", "For admins.", "One", "Go on", "RE4mU2j", "The plan", "a.cs", "Left"]
    {
        assert!(shown.contains(text), "{text} in:\n{shown}");
    }
}
