UPDATE `approval` SET `state` = 'superseded' WHERE `state` = 'overtaken';
