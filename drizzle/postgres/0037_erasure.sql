CREATE TABLE "erasure" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" text NOT NULL,
	"agreed" jsonb NOT NULL,
	"stays" jsonb NOT NULL,
	"expires_on" text,
	"keep_agreed" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "erasing_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "restricted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "erased_version" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "subject_erasing" ON "subject" USING btree ("erasing_from");