# What dist-info folders tell.
from importlib import metadata
import _tree

print(metadata.version("foo-bar"), metadata.requires("Foo_Bar"), metadata.distribution("FOO.bar").name)
about = metadata.metadata("foo-bar")
print(about["summary"], about.get_all("Classifier"), "nothing" in about, about["nothing"], len(about))
print(about.json)
found = [e for e in metadata.entry_points(group="console_scripts") if e.name == "fb"][0]
print(found, found.load(), found.module, found.attr, found.extras, found.dist.version)
print(metadata.entry_points(name="o")["o"].load().y, "console_scripts" in metadata.entry_points().groups)
try:
    metadata.entry_points(group="none")["q"]
except KeyError as e:
    print(repr(e))
files = metadata.files("foo-bar")
print([str(f) for f in files], files[0].size, files[1].size, repr(files[0].read_text()))
try:
    metadata.version("not-installed")
except metadata.PackageNotFoundError as e:
    print(e, repr(e), e.name, isinstance(e, ModuleNotFoundError))
print(metadata.packages_distributions()["pk"], "Foo.Bar" in [d.metadata["Name"] for d in metadata.distributions()])
