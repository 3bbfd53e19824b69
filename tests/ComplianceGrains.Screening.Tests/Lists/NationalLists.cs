namespace ComplianceGrains.Screening.Tests.Lists;

/// <summary>Invented subjects in the elements and fields that national publishers use; no published text is in them.</summary>
internal static class NationalLists
{
    public const string Seco = """
        <?xml version="1.0" encoding="UTF-8"?>
        <swiss-sanctions-list list-type="whole-list" date="2026-11-20">
          <sanctions-program ssid="20"><program-key lang="ger">Erfunden</program-key><program-name lang="eng">Invented programme</program-name><sanctions-set ssid="4387" lang="eng">annex 1</sanctions-set></sanctions-program>
          <place ssid="77"><location>Nowhere</location><country iso-code="CY">Cyprus</country></place>
          <target ssid="100"><sanctions-set-id>4387</sanctions-set-id>
            <modification modification-type="amended" effective-date="2026-03-16"><removed><individual><identity><name><name-part name-part-type="family-name" order="1"><value>OLDNAME</value></name-part></name></identity></individual></removed></modification>
            <modification modification-type="listed" effective-date="2025-03-16"/>
            <individual sex="male"><identity ssid="1" main="true">
              <name name-type="primary-name"><name-part order="2" name-part-type="family-name"><value>Zarnovsky</value><spelling-variant lang="rus" script="CYRL">Зарновский</spelling-variant></name-part>
                <name-part order="1" name-part-type="given-name"><value>Teodrik</value><spelling-variant lang="rus" script="CYRL">Теодрик</spelling-variant></name-part></name>
              <name name-type="alias" quality="low"><name-part order="1" name-part-type="whole-name"><value>Zarn</value></name-part></name>
              <nationality><country iso-code="RU">Russia</country></nationality><day-month-year day="14" month="2" year="1971"/><address place-id="77"/>
              <identification-document ssid="9" document-type="passport"><number>AB1234</number></identification-document></identity></individual></target>
          <target ssid="101"><sanctions-set-id>4387</sanctions-set-id><modification modification-type="de-listed" effective-date="2026-05-01"/><modification modification-type="listed" effective-date="2020-05-01"/>
            <entity><identity><name name-type="primary-name"><name-part order="1" name-part-type="whole-name"><value>Gone Works</value></name-part></name></identity></entity></target>
          <target ssid="102"><modification modification-type="listed" effective-date="2025-03-16"/>
            <object object-type="vessel"><identity><name name-type="primary-name"><name-part order="1" name-part-type="whole-name"><value>Velkaro Star</value></name-part></name></identity><other-information>IMO number: 9000417</other-information></object></target>
        </swiss-sanctions-list>
        """;

    public const string Sema = """
        <?xml version="1.0" encoding="utf-8"?>
        <data-set>
          <record><Country>Nowhere / Nulle part</Country><LastName>ZARNOVSKY</LastName><GivenName>Teodrik</GivenName><DateOfBirthOrShipBuildDate>1971-02-14</DateOfBirthOrShipBuildDate><Aliases>Teo ZARNOV</Aliases><Schedule>1</Schedule><Item>1</Item><DateOfListing>2026-11-20</DateOfListing></record>
          <record><Country>Nowhere / Nulle part</Country><EntityOrShip>Quorvex Works / Usines Quorvex</EntityOrShip><Aliases>Quorvex, Ltd.</Aliases><Schedule>2</Schedule><Item>1</Item></record>
          <record><Country-Pays>Nowhere / Nulle part</Country-Pays><EntityOrShip-EntiteOuNavire>VELKARO STAR</EntityOrShip-EntiteOuNavire><ShipIMONumber-NumeroOMIDuNavire>9000417</ShipIMONumber-NumeroOMIDuNavire><Schedule-Annexe>3</Schedule-Annexe><Item-NumeroDarticle>1</Item-NumeroDarticle></record>
        </data-set>
        """;

    public const string ListedEntities = """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Invented entities</title><updated>2026-11-20T00:00:00-05:00</updated>
          <entry><title>Quorvex Front</title><id>urn:demo:1</id><link href="https://example.ca/1"/><summary>QF, Front of Quorvex</summary><published>2020-01-01T00:00:00-05:00</published><updated>2026-11-20T00:00:00-05:00</updated></entry>
          <entry><title>Velkaro Circle</title><id>urn:demo:2</id><summary>N/A</summary><updated>2026-01-01T00:00:00-05:00</updated></entry></feed>
        """;

    public const string Fic = """
        <?xml version="1.0" standalone="yes"?>
        <NewDataSet>
          <Table><IndividualID>1</IndividualID><ReferenceNumber>QDi.900</ReferenceNumber><FullName>Teodrik Zarnovsky</FullName><ListedOn>2026-11-20</ListedOn><Nationality>Russia</Nationality><IndividualAlias>Teo Zarnov, Good, Zarn, Low</IndividualAlias><IndividualDateOfBirth>1971-02-14</IndividualDateOfBirth><IndividualDocument>Passport, AB12345</IndividualDocument><IndividualAddress>NA</IndividualAddress><ApplicationStatus>Active</ApplicationStatus></Table>
          <Table1><EntityID>1</EntityID><ReferenceNumber>QDe.901</ReferenceNumber><FirstName>Quorvex</FirstName><EntityAlias>Quorvex Works</EntityAlias><EntityAddress>NA</EntityAddress></Table1>
        </NewDataSet>
        """;

    public const string Gels = """
        {"Publications":{"DatePublication":"2026-11-20T00:00:00","PublicationDetail":[
        {"IdRegistre":1,"Nature":"Personne physique","Nom":"ZARNOVSKY","RegistreDetail":[
        {"TypeChamp":"PRENOM","Valeur":[{"Prenom":"Teodrik"}]},{"TypeChamp":"SEXE","Valeur":[{"Sexe":"Masculin"}]},
        {"TypeChamp":"ALIAS","Valeur":[{"Alias":"Zarn","Commentaire":""}]},{"TypeChamp":"DATE_DE_NAISSANCE","Valeur":[{"Jour":"14","Mois":"2","Annee":"1971"}]},
        {"TypeChamp":"NATIONALITE","Valeur":[{"Pays":"Russia"}]},{"TypeChamp":"PASSEPORT","Valeur":[{"NumeroPasseport":"AB1234"}]},{"TypeChamp":"FONDEMENT_JURIDIQUE","Valeur":[{"FondementJuridiqueLabel":"Invented"}]}]},
        {"IdRegistre":2,"Nature":"Navire","Nom":"VELKARO STAR","RegistreDetail":[{"TypeChamp":"NUMERO_OMI","Valeur":[{"NumeroOMI":"9000417"}]}]}]}}
        """;

    public const string Keyed =
        "keyed list,1\nlist,hk-unso\nsource,Invented Gazette 12 of 2026\npublished,2026-11-20\npages,3\npages without entries,2\nkeyed by,sandbox-analyst-1\nkeyed on,2026-11-25\n"
        + "id,name,kind,nameType,weak,dateOfBirth,nationality,page\n1,Teodrik Zarnovsky,natural-person,,,1971-02-14,RU,1\n1,Zarn,natural-person,alias,true,,,1\n2,Quorvex,legal-entity,,,,,3\nend,2\n";
}
