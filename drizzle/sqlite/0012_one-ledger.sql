INSERT INTO `ledger` (`subject_id`, `kind`, `reason`, `at`) SELECT `subject_id`, `kind`, `reason`, `at` FROM `transition_mark`;--> statement-breakpoint
INSERT INTO `ledger` (`subject_id`, `kind`, `reason`, `at`) SELECT `subject_id`, substr(`key`, 1, instr(`key`, ' ') - 1), substr(`key`, instr(`key`, ' ') + 1), `at` FROM `transition_done`;--> statement-breakpoint
DROP TABLE `transition_done`;--> statement-breakpoint
DROP TABLE `transition_mark`;