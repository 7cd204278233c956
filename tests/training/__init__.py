"""Training of the model that reads the fields of an entry: `python -m tests.training --rows FOLDER`."""
