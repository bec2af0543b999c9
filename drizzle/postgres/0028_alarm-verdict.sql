ALTER TABLE "recording" ADD COLUMN "case_answered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "staff_alarm" ADD COLUMN "verdict" text;--> statement-breakpoint
ALTER TABLE "staff_alarm" ADD COLUMN "about" jsonb DEFAULT '[]'::jsonb NOT NULL;