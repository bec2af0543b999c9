ALTER TABLE `api_client` ADD `old_jwks` text;--> statement-breakpoint
ALTER TABLE `api_client` ADD `old_jwks_until` integer;--> statement-breakpoint
ALTER TABLE `api_client` ADD `last_used_on` text;