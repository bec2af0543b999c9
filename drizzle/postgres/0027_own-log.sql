ALTER TABLE "activity" ADD COLUMN "staff_ura" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "staff_member" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "activity_organisation" ON "activity" USING btree ("staff_ura","at","lane","sequence","event","staff_member") WHERE staff_ura <> '';--> statement-breakpoint
CREATE INDEX "recording_organisation" ON "recording" USING btree ("ura","at");--> statement-breakpoint
UPDATE "activity" SET "staff_ura" = "organisation", "staff_member" = "entry"::json->'users'->0->>'id'
WHERE "organisation" <> '' AND "event" IN ('looked-up', 'look-up-missed', 'recorded', 'recording-refused', 'recording-ended', 'slip-printed', 'following-begun', 'following-ended', 'following-read', 'opt-in-read', 'opt-in-moved')
  AND "entry"::json->'users'->0->>'role' IN ('03', '04', '05', '06') AND "entry"::json->'users'->0->>'initiator' = 'true';
