//! What belongs together on a page: worked out once, however many ask.

use super::{ActivityIndex, Section, SectionIndex, SectionKind, Task};

/// The section that each section belongs to, and the tasks of each activity.
#[derive(Clone, Debug)]
pub(in crate::playbook) struct Outline {
    owners: Vec<SectionIndex>,
    /// The positions of tasks, each after its activity, in order.
    tasks: Vec<(ActivityIndex, usize)>,
}

impl Outline {
    /// The outline of a page with these sections and tasks.
    pub(super) fn of(sections: &[Section], tasks: &[Task]) -> Self {
        let mut owner = SectionIndex::TOP;
        let owners = sections.iter().enumerate().map(|(at, section)| {
            if !matches!(section.kind, SectionKind::Other | SectionKind::TaskTable) {
                owner = SectionIndex::new(at);
            }
            owner
        });
        let owners = owners.collect();
        let own = tasks.iter().enumerate().filter_map(|(at, task)| Some((task.activity?, at)));
        let mut tasks: Vec<(ActivityIndex, usize)> = own.collect();
        tasks.sort_unstable();
        Self { owners, tasks }
    }

    /// The known section or activity that a section belongs to.
    pub(super) fn owner(&self, section: SectionIndex) -> SectionIndex {
        self.owners.get(section.position()).copied().unwrap_or(SectionIndex::TOP)
    }

    /// The positions of an activity's tasks.
    pub(super) fn tasks_of(&self, activity: ActivityIndex) -> impl Iterator<Item = usize> {
        let first = self.tasks.partition_point(|(other, _)| *other < activity);
        let from_first = self.tasks.iter().skip(first);
        from_first.take_while(move |(other, _)| *other == activity).map(|(_, at)| *at)
    }
}
