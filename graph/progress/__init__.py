"""Progress of tasks and targets as offices report it: apart from the plans, linked to them, never part of them."""
