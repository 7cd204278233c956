"""Articles in XML, made while testing."""

JATS = """<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS//EN" "JATS.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><front><journal-meta>
<journal-title-group><journal-title>Water Notes</journal-title></journal-title-group><issn>1234-5679</issn>
</journal-meta><article-meta><article-id pub-id-type="doi">10.5555/canals</article-id>
<title-group><article-title>Canals of <italic>Bukhara</italic></article-title><subtitle>A survey</subtitle></title-group>
<contrib-group><contrib contrib-type="author"><contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097
</contrib-id><name><surname>van Otter</surname><given-names>Jane</given-names></name><email>jane@water.example</email>
<xref ref-type="aff" rid="a1"><sup>1</sup></xref></contrib><contrib contrib-type="author"><collab>River Board</collab>
</contrib><contrib contrib-type="editor"><name><surname>Nobody</surname></name></contrib></contrib-group>
<aff id="a1"><label>1</label>Water School</aff><pub-date><day>5</day><month>3</month><year>2020</year></pub-date>
<pub-date><year>2019</year></pub-date><volume>3</volume><issue>2</issue><fpage>10</fpage><lpage>20</lpage>
<history><date date-type="received"><year>2019</year><month>12</month></date></history>
<abstract><p>The water stood higher.</p></abstract><kwd-group><kwd>water</kwd><kwd>canals</kwd></kwd-group>
</article-meta></front><body><sec><title>Results</title><p>As shown <xref ref-type="bibr" rid="r1">[1]</xref>–<xref
ref-type="bibr" rid="r3">[3]</xref> and by Roe<sup><xref ref-type="bibr" rid="r2">2</xref></sup>, but
<xref ref-type="bibr" rid="r9">[9]</xref>. See <xref ref-type="fig" rid="f1">Fig. 1</xref> and
<ext-link xlink:href="https://water.example/report">the report</ext-link>.</p></sec></body><back><ref-list>
<title>References</title>
<ref id="r1"><label>1</label><element-citation publication-type="journal"><person-group person-group-type="author"><name>
<surname>Otter</surname><given-names>J</given-names></name><name><surname>Lee</surname><given-names>K</given-names></name>
</person-group><article-title>Old canals</article-title><source>Water Notes</source><year>2018</year><volume>1</volume>
<fpage>3</fpage><lpage>9</lpage><pub-id pub-id-type="doi">10.5555/old</pub-id></element-citation></ref>
<ref id="r2"><label>2</label><mixed-citation publication-type="book"><name><surname>Roe</surname>,
<given-names>R.</given-names></name> (<year>2001</year>). <chapter-title>Rivers</chapter-title>. In
<person-group person-group-type="editor"><string-name>Ann Poe</string-name></person-group>: <source>Waters</source>,
pp. <fpage>5</fpage>-<lpage>8</lpage>. <publisher-loc>Oslo</publisher-loc>: <publisher-name>Fjell</publisher-name>.
<ext-link xlink:href="https://fjell.example/rivers">https://fjell.example/rivers</ext-link></mixed-citation></ref>
<ref id="r3"><label>3</label><mixed-citation>Poe A. Lakes. Oslo: Fjell, 2003. 90 p.</mixed-citation></ref>
</ref-list></back></article>
"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Canals</title></titleStmt>
<sourceDesc><biblStruct><analytic><author><persName><forename>Jane</forename><surname>Otter</surname></persName></author>
</analytic></biblStruct></sourceDesc></fileDesc><profileDesc><abstract><p>Higher.</p></abstract><textClass><keywords>
<term>water</term></keywords></textClass></profileDesc></teiHeader><text xml:lang="en"><body><div><head>Results</head>
<p>As shown <ref type="bibr" target="#b0">[1]</ref>, <ref type="bibr" target="#b9">[9]</ref>, <ref type="bibr">[7]</ref>
and in <ref type="figure" target="#f">Fig. 1</ref>.</p></div></body><back><div><listBibl>
<biblStruct xml:id="b0"><analytic><title level="a">Old canals</title><author><persName><forename>J</forename>
<surname>Lee</surname></persName></author></analytic><monogr><title level="j">Water Notes</title><imprint>
<biblScope unit="volume">1</biblScope><biblScope unit="page" from="3" to="9"/><date when="2018-05">2018</date>
<publisher>Fjell</publisher><pubPlace>Oslo</pubPlace></imprint></monogr><idno type="DOI">10.5555/old</idno>
<ptr target="https://old.example"/></biblStruct>
<bibl xml:id="b1">Poe A. Lakes. Oslo: Fjell, 2003. 90 p.</bibl>
<biblStruct xml:id="b2"><monogr><title level="m">Rivers</title><author>River Board</author><imprint><date>2001</date>
</imprint></monogr></biblStruct></listBibl></div></back></text></TEI>
"""
