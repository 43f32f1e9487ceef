"""XML: xml.etree.ElementTree."""
