#!/bin/sh
# Run once by the image of PostgreSQL, on an empty volume: the application's account owns one database and is no superuser.
set -eu
psql --username postgres --set ON_ERROR_STOP=1 --set password="$(cat /run/secrets/spring.datasource.password)" <<'SQL'
create role dondoc login password :'password';
create database dondoc owner dondoc;
revoke connect on database dondoc from public;
SQL
