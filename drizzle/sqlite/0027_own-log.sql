ALTER TABLE `activity` ADD `staff_ura` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `activity` ADD `staff_member` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `activity_organisation` ON `activity` (`staff_ura`,`at`,`lane`,`sequence`,`event`,`staff_member`) WHERE staff_ura <> '';--> statement-breakpoint
CREATE INDEX `recording_organisation` ON `recording` (`ura`,`at`);--> statement-breakpoint
UPDATE `activity` SET `staff_ura` = `organisation`, `staff_member` = json_extract(`entry`, '$.users[0].id')
WHERE `organisation` <> '' AND `event` IN ('looked-up', 'look-up-missed', 'recorded', 'recording-refused', 'recording-ended', 'slip-printed', 'following-begun', 'following-ended', 'following-read', 'opt-in-read', 'opt-in-moved')
  AND json_valid(`entry`) AND json_extract(`entry`, '$.users[0].role') IN ('03', '04', '05', '06') AND json_extract(`entry`, '$.users[0].initiator');
