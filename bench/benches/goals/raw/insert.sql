INSERT INTO acts (bytes) VALUES (?1)
