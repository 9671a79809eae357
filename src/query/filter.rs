//! Filters: which tasks and activities are asked for, by key.

use crate::playbook::model::keys_of;
use crate::playbook::{Activity, ActivityIndex, Page, Requirement, Task};
use crate::source::Key;

/// What is asked for; an empty list asks for everything.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Phases, by key.
    pub phases: Vec<String>,
    /// Processes, by key.
    pub processes: Vec<String>,
    /// Activities, on each language's page.
    pub activities: Vec<ActivityOf>,
    /// Tasks, by id.
    pub tasks: Vec<String>,
    /// Whether only these activities are asked for, even if there is none.
    pub by_activity: bool,
    /// Whether what is asked for excludes itself: one process within another.
    pub nothing: bool,
    /// Roles, by key.
    pub roles: Vec<Key>,
    /// Services, by key.
    pub services: Vec<Key>,
    /// Whether to leave out what is for all services.
    pub only: bool,
    /// Motions, by key.
    pub motions: Vec<Key>,
    /// Mandatory or optional tasks.
    pub requirements: Vec<Requirement>,
}

/// An activity on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityOf {
    /// The page's file.
    pub file: String,
    /// The index of the activity.
    pub index: ActivityIndex,
}

/// The service that stands for all of them.
pub const ALL_SERVICES: &str = "all-services";

impl Filter {
    /// Narrows this to a part of the playbook: what both ask for.
    pub fn narrow_to(&mut self, part: Self) {
        let lists = [
            (&mut self.phases, part.phases),
            (&mut self.processes, part.processes),
            (&mut self.tasks, part.tasks),
        ];
        for (own, of_part) in lists {
            self.nothing |= excludes(own, &of_part);
            narrow(own, of_part);
        }
        self.nothing |= excludes(&self.activities, &part.activities);
        narrow(&mut self.activities, part.activities);
        self.by_activity |= part.by_activity;
    }

    /// Whether a page may contain what is asked for.
    #[must_use]
    pub fn takes_page(&self, page: &Page) -> bool {
        let phase = page.phase.as_ref().map(Key::as_str);
        !self.nothing
            && (self.phases.is_empty() || self.phases.iter().any(|wanted| Some(wanted.as_str()) == phase))
            && (self.processes.is_empty() || self.processes.contains(&page.key))
            && (self.tasks.is_empty() || page.tasks.iter().any(|task| self.names_task(page, task)))
    }

    /// Whether a task is asked for, on a page that [`takes_page`](Self::takes_page).
    #[must_use]
    pub fn takes_task(&self, page: &Page, task: &Task) -> bool {
        let role = |wanted: &Key| task.roles.contains(wanted);
        (self.roles.is_empty() || self.roles.iter().any(role))
            && (self.requirements.is_empty() || self.requirements.contains(&task.requirement))
            && self.takes_services(&task.services)
            && self.takes_motions(page.activity_of(task), page)
            && self.names_task(page, task)
            && (!self.by_activity || task.activity.is_some_and(|index| self.names_activity(page, index)))
    }

    /// Whether an activity is asked for, on a page that [`takes_page`](Self::takes_page).
    #[must_use]
    pub fn takes_activity(&self, page: &Page, index: ActivityIndex) -> bool {
        let Some(activity) = page.activity(index) else { return false };
        let roles = activity.roles();
        let requirement = |task: &Task| self.requirements.contains(&task.requirement);
        (self.roles.is_empty() || self.roles.iter().any(|role| roles.contains(role)))
            && self.takes_services(&activity.keys("applies-to"))
            && self.takes_motions(Some(activity), page)
            && (self.requirements.is_empty() || page.tasks_of(index).any(requirement))
            && (self.tasks.is_empty() || page.tasks_of(index).any(|task| self.names_task(page, task)))
            && (!self.by_activity || self.names_activity(page, index))
    }

    fn names_task(&self, page: &Page, task: &Task) -> bool {
        self.tasks.is_empty() || self.tasks.iter().any(|wanted| page.id(task) == *wanted)
    }

    fn names_activity(&self, page: &Page, index: ActivityIndex) -> bool {
        self.activities.iter().any(|wanted| wanted.file == page.file && wanted.index == index)
    }

    /// What is for all services is for each of them, unless only the named ones are asked for.
    fn takes_services(&self, services: &[Key]) -> bool {
        let wanted = |key: &Key| self.services.contains(key) || (!self.only && key.as_str() == ALL_SERVICES);
        self.services.is_empty() || services.iter().any(wanted)
    }

    /// An activity without motions of its own has the page's.
    fn takes_motions(&self, activity: Option<&Activity>, page: &Page) -> bool {
        if self.motions.is_empty() {
            return true;
        }
        let own = activity.map(|activity| activity.keys("motions")).filter(|own| !own.is_empty());
        let motions = own.unwrap_or_else(|| keys_of(&page.labels, "motions"));
        motions.iter().any(|motion| self.motions.iter().any(|wanted| contains(motion, wanted)))
    }
}

/// Whether two lists that both ask for something have nothing in common.
fn excludes<T: PartialEq>(own: &[T], part: &[T]) -> bool {
    !own.is_empty() && !part.is_empty() && !own.iter().any(|one| part.contains(one))
}

/// Leaves of a list what a part has, too; an empty one asks for everything.
fn narrow<T: PartialEq>(own: &mut Vec<T>, part: Vec<T>) {
    if own.is_empty() {
        *own = part;
    } else if !part.is_empty() {
        own.retain(|one| part.contains(one));
    }
}

/// Whether a motion is the wanted one, or a campaign of several with the wanted one among them.
fn contains(motion: &Key, wanted: &Key) -> bool {
    let dashed = |key: &Key| format!("-{}-", key.as_str());
    dashed(motion).contains(&dashed(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_campaign_of_several_motions_matches_each() {
        let combined = Key::new("customer-health-rfa-targeting");
        for wanted in ["customer-health-rfa-targeting", "rfa", "targeting", "customer-health"] {
            assert!(contains(&combined, &Key::new(wanted)), "{wanted}");
        }
        assert!(!contains(&combined, &Key::new("health-r")));
        assert!(!contains(&Key::new("rfa"), &combined));
    }
}
