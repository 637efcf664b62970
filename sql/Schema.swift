package import Postgres
