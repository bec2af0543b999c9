CREATE TABLE "assistance" (
	"id" text PRIMARY KEY NOT NULL,
	"ura" text NOT NULL,
	"assistant_id" text NOT NULL,
	"professional_id" text NOT NULL,
	"state" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"chosen_at" timestamp (3) with time zone,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "assistance_of" ON "assistance" USING btree ("ura","assistant_id","professional_id");--> statement-breakpoint
CREATE INDEX "assistance_professional" ON "assistance" USING btree ("professional_id","ura");