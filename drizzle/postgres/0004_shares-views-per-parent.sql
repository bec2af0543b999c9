ALTER TABLE "representation" ADD COLUMN "shares_views" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "subject" DROP COLUMN "shares_views";