"""Loggers, handlers, formatters and filters set up from a dict or a file."""
import io
import logging
import logging.handlers
import sys

__all__ = ["dictConfig", "fileConfig", "DictConfigurator"]


def _resolve(name):
    """What a dotted name stands for."""
    parts = name.split(".")
    path = parts.pop(0)
    try:
        found = __import__(path)
        for part in parts:
            path += "." + part
            try:
                found = getattr(found, part)
            except AttributeError:
                __import__(path)
                found = getattr(found, part)
    except ImportError as e:
        raise ValueError(f"Cannot resolve {name!r}: {e}") from e
    return found


class DictConfigurator:
    """Sets up what a dict describes."""

    def __init__(self, config):
        self.config = config

    def value(self, value):
        """ext://, cfg:// and containers of them."""
        if isinstance(value, dict):
            return self.made(value) if "()" in value else {key: self.value(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            return type(value)(self.value(item) for item in value)
        if not isinstance(value, str):
            return value
        scheme, separator, rest = value.partition("://")
        if separator and scheme == "ext":
            return _resolve(rest)
        if separator and scheme == "cfg":
            return self.value(self.lookup(rest))
        return value

    def lookup(self, path):
        import re
        found = self.config
        for name, index in re.findall(r"(\w+)|\[([^\]]+)\]", path):
            key = name or index
            found = found[int(key)] if index.isdigit() and not (isinstance(found, dict) and key in found) else found[key]
        return found

    def made(self, config):
        """What a dict with a factory under '()' makes."""
        config = dict(config)
        factory = config.pop("()")
        if not callable(factory):
            factory = _resolve(factory)
        properties = config.pop(".", None)
        made = factory(**{key: self.value(item) for key, item in config.items() if key.isidentifier()})
        for name, value in (properties or {}).items():
            setattr(made, name, value)
        return made

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        if config.get("incremental", False):
            self.adjust()
            return
        logging._handlers.clear()
        self.formatters = self.each("formatters", self.formatter)
        self.filters = self.each("filters", self.filter)
        self.handlers = {}
        waiting = []
        for name in sorted(config.get("handlers", {})):
            if name not in self.handlers:
                waiting.append(name)
        for name in waiting:
            self.handler_named(name)
        self.loggers()
        root = config.get("root")
        if root:
            try:
                self.set_up("root", logging.getLogger(), root)
            except Exception as e:
                raise ValueError("Unable to configure root logger") from e

    def adjust(self):
        """Only levels, and whether records go on."""
        for name, config in self.config.get("loggers", {}).items():
            logger = logging.getLogger(name)
            if config.get("level") is not None:
                logger.setLevel(config["level"])
            if config.get("propagate") is not None:
                logger.propagate = config["propagate"]
        root = self.config.get("root")
        if root and root.get("level") is not None:
            logging.getLogger().setLevel(root["level"])

    def each(self, section, make):
        made = {}
        for name, config in self.config.get(section, {}).items():
            try:
                made[name] = make(config)
            except Exception as e:
                raise ValueError(f"Unable to configure {section[:-1]} {name!r}") from e
        return made

    def formatter(self, config):
        if "()" in config:
            try:
                return self.made(config)
            except TypeError as e:
                if "'format'" not in str(e):
                    raise
                config = dict(config)
                config["fmt"] = config.pop("format")
                return self.made(config)
        kind = _resolve(config["class"]) if config.get("class") else logging.Formatter
        named = {"validate": config["validate"]} if "validate" in config else {}
        return kind(config.get("format"), config.get("datefmt"), config.get("style", "%"), **named)

    def filter(self, config):
        return self.made(config) if "()" in config else logging.Filter(config.get("name", ""))

    def handler_named(self, name):
        try:
            handler = self.handler(dict(self.config["handlers"][name]))
            handler.name = name
            self.handlers[name] = handler
        except Exception as e:
            raise ValueError(f"Unable to configure handler {name!r}") from e
        return handler

    def handler(self, config):
        formatter, level, filters = config.pop("formatter", None), config.pop("level", None), config.pop("filters", None)
        if formatter:
            try:
                formatter = self.formatters[formatter]
            except Exception as e:
                raise ValueError(f"Unable to set formatter {formatter!r}") from e
        properties = config.pop(".", None)
        if "()" in config:
            handler = self.made(config)
        else:
            kind = _resolve(config.pop("class"))
            if issubclass(kind, logging.handlers.MemoryHandler) and config.get("target"):
                target = config["target"]
                if not isinstance(target, logging.Handler):
                    config["target"] = self.handlers.get(target) or self.handler_named(target)
            handler = kind(**{key: self.value(item) for key, item in config.items() if key.isidentifier()})
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(level)
        self.add_filters(handler, filters)
        for name, value in (properties or {}).items():
            setattr(handler, name, value)
        return handler

    def add_filters(self, target, filters):
        for name in filters or ():
            try:
                target.addFilter(name if callable(name) or hasattr(name, "filter") else self.filters[name])
            except Exception as e:
                raise ValueError(f"Unable to add filter {name!r}") from e

    def loggers(self):
        wanted = self.config.get("loggers", {})
        existing = [name for name, logger in logging.Logger.manager.loggerDict.items() if isinstance(logger, logging.Logger)]
        for name, config in wanted.items():
            logger = logging.getLogger(name)
            try:
                self.set_up(name, logger, config)
            except Exception as e:
                raise ValueError(f"Unable to configure logger {name!r}") from e
            logger.disabled = False
            if config.get("propagate") is not None:
                logger.propagate = config["propagate"]
        if self.config.get("disable_existing_loggers", True):
            for name in existing:
                if name in wanted:
                    continue
                logger = logging.getLogger(name)
                if any(name.startswith(parent + ".") for parent in wanted):
                    logger.setLevel(logging.NOTSET)
                    logger.handlers, logger.propagate = [], True
                else:
                    logger.disabled = True

    def set_up(self, name, logger, config):
        if config.get("level") is not None:
            logger.setLevel(config["level"])
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for handler in config.get("handlers", ()):
            try:
                logger.addHandler(self.handlers[handler])
            except Exception as e:
                raise ValueError(f"Unable to add handler {handler!r}") from e
        self.add_filters(logger, config.get("filters"))


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Sets up logging as a dict says."""
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Sets up logging as a file in configparser's format says."""
    import configparser
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        parser = configparser.ConfigParser(defaults)
        if hasattr(fname, "readline"):
            parser.read_file(fname)
        else:
            parser.read(fname, encoding=encoding)

    def names(section):
        return [name.strip() for name in parser[section]["keys"].split(",") if name.strip()]

    formatters = {}
    for name in names("formatters"):
        section = parser["formatter_" + name]
        kind = _resolve(section["class"]) if section.get("class") else logging.Formatter
        formatters[name] = kind(section.get("format", raw=True), section.get("datefmt", raw=True), section.get("style", "%", raw=True))
    spaces = dict(vars(logging), handlers=logging.handlers, sys=sys, io=io)
    handlers = {}
    for name in names("handlers"):
        section = parser["handler_" + name]
        try:
            kind = eval(section["class"], spaces)
        except (AttributeError, NameError):
            kind = _resolve(section["class"])
        handler = kind(*eval(section.get("args", "()"), spaces), **eval(section.get("kwargs", "{}"), spaces))
        handler.name = name
        if "level" in section:
            handler.setLevel(section["level"])
        if section.get("formatter"):
            handler.setFormatter(formatters[section["formatter"]])
        handlers[name] = handler

    def set_up(logger, section):
        if "level" in section:
            logger.setLevel(section["level"])
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for handler in section.get("handlers", "").split(","):
            if handler.strip():
                logger.addHandler(handlers[handler.strip()])

    existing = list(logging.Logger.manager.loggerDict)
    wanted = names("loggers")
    set_up(logging.getLogger(), parser["logger_root"])
    qualified = set()
    for name in wanted:
        if name == "root":
            continue
        section = parser["logger_" + name]
        logger = logging.getLogger(section["qualname"])
        qualified.add(section["qualname"])
        set_up(logger, section)
        logger.propagate, logger.disabled = section.getint("propagate", 1), False
    if disable_existing_loggers:
        for name in existing:
            logger = logging.Logger.manager.loggerDict[name]
            if isinstance(logger, logging.Logger) and name not in qualified:
                logger.disabled = not any(name.startswith(parent + ".") for parent in qualified)
