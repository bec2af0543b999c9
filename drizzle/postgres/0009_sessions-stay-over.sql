ALTER TABLE "session" ADD COLUMN "over_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "session_over" ON "session" USING btree ("over_at","last_seen_at");