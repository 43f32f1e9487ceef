"""Processes of other programs cannot be started in this version."""
raise ImportError("subprocess: scripts start no processes in this version; see os.system()", name="subprocess")
