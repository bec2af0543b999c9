ALTER TABLE "paper_letter" ADD COLUMN "entry_id" text;--> statement-breakpoint
ALTER TABLE "paper_letter" ADD COLUMN "address_sealed" text;--> statement-breakpoint
CREATE INDEX "paper_letter_entry" ON "paper_letter" USING btree ("entry_id");