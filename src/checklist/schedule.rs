//! Days for the tasks of a checklist: each phase takes some working days, one phase after the other.

use foldhash::HashMap;

use crate::playbook::date::Date;

/// When the tasks of phases are due.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// The first day.
    pub start: Date,
    /// The working days of phases, by key; others have [`DAYS`].
    pub days: HashMap<String, u16>,
}

/// The working days of a phase that nobody gave a number for.
pub const DAYS: u16 = 5;

impl Schedule {
    /// The day of each task, by the phases of the tasks in the order of the lifecycle. The tasks of a phase are spread
    /// evenly over its days.
    #[must_use]
    pub fn days_of(&self, phases: &[&str]) -> Vec<Date> {
        let mut days = Vec::new();
        let mut first = working_day(self.start);
        for tasks in phases.chunk_by(|one, other| one == other) {
            let phase = tasks.first().copied().unwrap_or_default();
            let count = usize::from(self.days.get(phase).copied().unwrap_or(DAYS).max(1));
            let of_phase: Vec<Date> = std::iter::successors(Some(first), |day| Some(working_day(day.next())))
                .take(count + 1)
                .collect();
            let day = |at: usize| of_phase.get(at * count / tasks.len()).copied().unwrap_or(first);
            days.extend((0..tasks.len()).map(day));
            first = of_phase.last().copied().unwrap_or(first);
        }
        days
    }
}

/// The day, or the Monday after it.
fn working_day(mut day: Date) -> Date {
    while day.is_weekend() {
        day = day.next();
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_are_spread_over_the_working_days_of_their_phases() {
        let start = Date::new(2026, 12, 31).unwrap();
        let days = HashMap::from_iter([("assess".to_owned(), 2)]);
        let schedule = Schedule { start, days };
        let phases = ["assess", "assess", "assess", "assess", "enable"];
        let days: Vec<String> = schedule.days_of(&phases).iter().map(Date::to_string).collect();
        assert_eq!(days, ["2026-12-31", "2026-12-31", "2027-01-01", "2027-01-01", "2027-01-04"]);
    }

    #[test]
    fn a_weekend_is_no_time_to_start() {
        let schedule = Schedule { start: Date::new(2024, 2, 24).unwrap(), days: HashMap::default() };
        let phases = ["assess"; 5];
        let days: Vec<String> = schedule.days_of(&phases).iter().map(Date::to_string).collect();
        assert_eq!(days, ["2024-02-26", "2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01"]);
    }
}
