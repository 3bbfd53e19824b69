using System.Text;
using ComplianceGrains.Screening.Lists.Keyed;

namespace ComplianceGrains.Screening.Tests.Lists;

/// <summary>One small valid list per layout that an importer reads, as bytes, to be damaged by tests. All names are invented.</summary>
internal static class SmallLists
{
    public static readonly IReadOnlyDictionary<string, SmallList> All = new SmallList[]
    {
        Demo("ofac-sdn", "sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"),
        Text("ofac-cons", "cons_prim.csv", "7,\"DOE, John\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 02 Mar 1965\"\r\n8,\"QUORVEX\",-0- ,\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\x1A", true),
        Text("ofac-sdn", "sdn.xml", """
            <?xml version="1.0"?><sdnList xmlns="x"><publshInformation><Publish_Date>11/20/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation>
            <sdnEntry><uid>1</uid><lastName>ZARNOVSKY</lastName><firstName>Teodrik</firstName><sdnType>Individual</sdnType><dateOfBirthList><dateOfBirthItem><dateOfBirth>14 Feb 1971</dateOfBirth></dateOfBirthItem></dateOfBirthList></sdnEntry>
            <sdnEntry><uid>2</uid><lastName>QUORVEX</lastName><sdnType>Entity</sdnType></sdnEntry></sdnList>
            """, true),
        Text("ofac-sdn", "sdn_advanced.xml", Advanced, true),
        Text("un-sc", "un.xml", """
            <CONSOLIDATED_LIST dateGenerated="2026-11-20T00:00:00Z"><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>Ana</FIRST_NAME><REFERENCE_NUMBER>X.1</REFERENCE_NUMBER><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Anuschka</ALIAS_NAME></INDIVIDUAL_ALIAS></INDIVIDUAL></INDIVIDUALS>
            <ENTITIES><ENTITY><FIRST_NAME>Quorvex</FIRST_NAME><REFERENCE_NUMBER>X.2</REFERENCE_NUMBER></ENTITY></ENTITIES></CONSOLIDATED_LIST>
            """, true),
        Text("eu-fsf", "eu.xml", """
            <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-11-20T00:00:00Z"><sanctionEntity euReferenceNumber="E1" logicalId="9"><subjectType code="person"/><nameAlias wholeName="Ana Zarnovsky" strong="true"/><birthdate birthdate="1971-02-14" circa="false"/></sanctionEntity>
            <sanctionEntity euReferenceNumber="E2" logicalId="10"><subjectType code="enterprise"/><nameAlias wholeName="Quorvex"/></sanctionEntity></export>
            """, true),
        Text("uk-sl", "UK-Sanctions-List.csv", "Report Date: 10-Dec-2025\r\nUnique ID,Name 6,Name 1,Name type,Alias strength,Designation Type,D.O.B\r\nRUS0001,ZARNOVSKY,Teodrik,Primary Name,,Individual,14/02/1971\r\nRUS0001,ZARN,,Alias,Low quality,Individual,\r\nRUS0002,VELKARO STAR,,Primary Name,,Ship,\r\n", false),
        Text("uk-sl", "UK-Sanctions-List.xml", Uk, true),
        Sheets("uk-sl", "UK-Sanctions-List.xlsx", UkSheet),
        Text("uk-ofsi", "ConList.csv", "Last Updated,10/04/2025\r\nName 6,Name 1,Group Type,Alias Type,Alias Quality,DOB,Group ID\r\nZARNOVSKY,Teodrik,Individual,Primary name,,14/02/1971,1\r\nZARN,,Individual,AKA,Low quality,,1\r\nQUORVEX,,Entity,Primary name,,,2\r\n", false),
        Sheets("uk-ofsi", "ConList.xlsx", OfsiSheet),
        Sheets("jp-mof", "shisantouketsu.xlsx", MofSheet),
        Sheets("tr-masak", "7madde.xlsx", MasakSheet),
        Text("us-csl", "consolidated.csv", Csl, false),
        Text("ch-seco", "consolidated-list.xml", NationalLists.Seco, true),
        Text("ca-sema", "sema-lmes.xml", NationalLists.Sema, true),
        Text("ca-criminal-code", "lstd-ntts-eng.xml", NationalLists.ListedEntities, true),
        Text("za-tfs", "tfs.xml", NationalLists.Fic, true),
        Text("fr-gels", "registre.json", NationalLists.Gels, true),
        Text("hk-unso", "keyed.csv", NationalLists.Keyed, true),
        Sheets("au-dfat", "regulation8_consolidated.xlsx", DfatSheet),
        Text("ofac-addresses", "sanctioned_addresses_XBT.txt", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\n3P14159f73E4gFr7JterCCQh9QjiTjiZrG\n", false),
        Text("own-x", "own.csv", "id,name,dateOfBirth\n1,Ana Zarnovsky,1971-02-14\n2,\"Quorvex, Ltd\",\n", false),
        Text("pep-world", "targets.simple.csv", Pep, false),
    }.ToDictionary(list => list.Key);

    /// <summary>The template for what is published for eyes only, for each list that it is read for, but the one that is in <see cref="All"/>.</summary>
    public static readonly IReadOnlyList<SmallList> EyesOnly =
        [.. KeyedList.EyesOnly.Where(list => list != "hk-unso").Select(list => Text(list, "keyed.csv", NationalLists.Keyed.Replace("hk-unso", list, StringComparison.Ordinal), true))];

    /// <summary>Invented subjects in the columns of the UK Sanctions List.</summary>
    public static string[][] UkSheet =>
    [
        ["Report Date: 10-Dec-2025"],
        ["Unique ID", "Name 6", "Name 1", "Name type", "Alias strength", "Designation Type", "D.O.B"],
        ["RUS0001", "ZARNOVSKY", "Teodrik", "Primary Name", "", "Individual", "14/02/1971"],
        ["RUS0001", "ZARN", "", "Alias", "Low quality", "Individual", ""],
        ["RUS0002", "VELKARO STAR", "", "Primary Name", "", "Ship", ""],
    ];

    /// <summary>Invented subjects in the columns of OFSI's retired list.</summary>
    public static string[][] OfsiSheet =>
    [
        ["Last Updated", "10/04/2025"],
        ["Name 6", "Name 1", "Group Type", "Alias Type", "Alias Quality", "DOB", "Group ID"],
        ["ZARNOVSKY", "Teodrik", "Individual", "Primary name", "", "14/02/1971", "1"],
        ["ZARN", "", "Individual", "AKA", "Low quality", "", "1"],
        ["QUORVEX", "", "Entity", "Primary name", "", "", "2"],
    ];

    /// <summary>Invented subjects in the columns that DFAT publishes.</summary>
    public static string[][] DfatSheet =>
    [
        ["Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength", "Date of Birth", "Citizenship", "Address", "Committees", "IMO Number", "Control Date"],
        ["101", "Teodrik ZARNOVSKY", "Individual", "Primary Name", "", "a) 5 Feb. 1970 b) Feb 1971", "Russia, Cyprus", "1 Nowhere", "Autonomous (Invented)", "", "20/11/2026"],
        ["101a", "ZARN", "Individual", "aka", "Weak", "", "", "", "", "", ""],
        ["101b", "Теодрик Зарновский", "", "Original Script", "", "", "", "", "", "", ""],
        ["102", "QUORVEX", "Entity", "Primary Name", "", "", "", "", "Autonomous (Invented)", "", ""],
        ["103", "VELKARO STAR", "Vessel", "Primary Name", "", "", "", "", "", "IMO 9000417", ""],
    ];

    /// <summary>Invented subjects in headings that the Ministry of Finance uses.</summary>
    public static string[][] MofSheet =>
    [
        ["架空の措置の対象となる者等（個人）"],
        ["告示日付", "告示番号", "日 本 語 表 記", "英 語 表 記", "別 名", "確定に十分でない別名", "旧称", "生年月日", "国 籍", "旅券番号", "その他の情報"],
        ["2026.11.20", "1", "テオドリク・ザルノフスキー", "Teodrik ZARNOVSKY", "(a) Teo Zarnovski (b) T. Zarnov", "ZARN", "不明", "1971年2月14日", "ロシア", "A1234567", "暗号資産アドレス: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"],
        ["2026.11.20", "2", "アナ・クオルベクス", "Ana QUORVEX", "", "", "", "1954年-1955年頃", "", "", ""],
    ];

    /// <summary>Invented subjects in headings that MASAK uses.</summary>
    public static string[][] MasakSheet =>
    [
        ["Sıra No", "ADI SOYADI-ÜNVANI", "TCKN-VKN-PASAPORT NO", "UYRUĞU", "ANNE ADI", "BABA ADI", "DOĞUM TARİHİ", "ÖRGÜTÜ", "KULLANDIĞI BİLİNEN DİĞER İSİMLERİ", "RESMİ GAZETE TARİH-SAYISI"],
        ["1", "TEODRİK ZARNOVSKİ", "12345678901", "T.C.", "ANA", "BEN", "14.02.1971", "UYDURMA", "a) ZARN b) TEO", "20.11.2026"],
        ["2", "QUORVEX VAKFI", "", "", "", "", "", "UYDURMA", "", "20.11.2026"],
    ];

    /// <summary>Invented subjects in the columns of the Consolidated Screening List.</summary>
    public const string Csl =
        "_id,source,entity_number,type,programs,name,title,addresses,vessel_flag,alt_names,citizenships,dates_of_birth,nationalities,ids\n"
        + "1,Invented List (IL) - Department of Examples,1,Individual,DEMO,\"ZARNOVSKY, Teodrik\",,\"1 Nowhere, CY\",,\"ZARN, Teo; ZARNOV\",RU,1971-02-14; 1972,RU,\"RU, 2011-02-27, 2006-02-28, OR801168, Passport; Male, Gender; 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa, Digital Currency Address - XBT\"\n"
        + "a0f,Invented Parties (IP) - Department of Examples,,,,Quorvex Works,,\"2 Nowhere, RU\",,Quorvex Plant; and QW,,,,\n";

    public const string Pep =
        "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,last_seen,last_change\n"
        + "Q1,Person,Teodrik Zarnovsky,\"Теодрик Зарновский;Teo Zarnovsky\",1971-02-14;1971,ru;cy,,P-4471902,,,,Invented Officials,2025-01-01,2026-01-01,2026-01-01\n"
        + "Q2,PublicBody,Ministry of Quorvex,,,ru,,,,,,Invented Officials,2025-01-01,2026-01-01,2026-01-01\n";

    public const string Uk = """
        <?xml version="1.0" encoding="utf-8"?>
        <Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><DateGenerated>20/11/2026</DateGenerated>
          <Designation><LastUpdated>19/11/2026</LastUpdated><UniqueID>RUS0001</UniqueID><OFSIGroupID>1</OFSIGroupID>
            <Names><Name><Name1>Teodrik</Name1><Name6>ZARNOVSKY</Name6><NameType>Primary Name</NameType></Name>
              <Name><Name6>ZARN</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>
            <NonLatinNames><NonLatinName><NameNonLatinScript>Теодрик Зарновский</NameNonLatinScript></NonLatinName></NonLatinNames>
            <RegimeName>The Invented (Sanctions) Regulations</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
            <Addresses><Address><AddressLine1>1 Nowhere</AddressLine1><AddressCountry>Cyprus</AddressCountry></Address></Addresses>
            <IndividualDetails><Individual><DOBs><DOB>14/02/1971</DOB><DOB>dd/mm/1972</DOB></DOBs><Nationalities><Nationality>Russia</Nationality></Nationalities>
              <PassportDetails><Passport><PassportNumber>AB1234</PassportNumber></Passport></PassportDetails><Genders><Gender>Male</Gender></Genders></Individual></IndividualDetails>
          </Designation>
          <Designation><UniqueID>RUS0002</UniqueID><Names><Name><Name6>VELKARO STAR</Name6><NameType>Primary Name</NameType></Name></Names>
            <RegimeName>The Invented (Sanctions) Regulations</RegimeName><IndividualEntityShip>Ship</IndividualEntityShip>
            <ShipDetails><Ship><IMONumbers><IMONumber>IMO9000417</IMONumber></IMONumbers><CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Comoros</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips></Ship></ShipDetails>
          </Designation>
        </Designations>
        """;

    public const string Advanced = """
        <?xml version="1.0" encoding="utf-8"?>
        <Sanctions xmlns="http://www.un.org/sanctions/1.0">
          <DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>11</Month><Day>20</Day></DateOfIssue>
          <ReferenceValueSets>
            <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
            <CountryValues><Country ID="11" ISO2="RU">Russia</Country></CountryValues>
            <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="344">Digital Currency Address - XBT</FeatureType></FeatureTypeValues>
            <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
            <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType><NamePartType ID="1528">Nickname</NamePartType></NamePartTypeValues>
            <PartySubTypeValues><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
            <PartyTypeValues><PartyType ID="1">Individual</PartyType></PartyTypeValues>
            <ScriptValues><Script ID="215">Latin</Script></ScriptValues>
          </ReferenceValueSets>
          <Locations><Location ID="5"><LocationCountry CountryID="11"/></Location></Locations>
          <IDRegDocuments><IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="7" IssuedBy-CountryID="11"><IDRegistrationNo>AB123</IDRegistrationNo></IDRegDocument></IDRegDocuments>
          <DistinctParties>
            <DistinctParty FixedRef="99"><Profile ID="99" PartySubTypeID="4">
              <Identity ID="7" FixedRef="99" Primary="true" False="false">
                <Alias FixedRef="99" AliasTypeID="1400" Primary="false" LowQuality="true"><DocumentedName ID="2" FixedRef="99" DocNameStatusID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="23" ScriptID="215">ZARN</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
                <Alias FixedRef="99" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="1" FixedRef="99" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="21" ScriptID="215">Zarnovsky</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="22" ScriptID="215">Teodrik</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
                <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="21" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="22" NamePartTypeID="1521"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="23" NamePartTypeID="1528"/></MasterNamePartGroup></NamePartGroups>
              </Identity>
              <Feature ID="1" FeatureTypeID="8"><FeatureVersion ID="1" ReliabilityID="1"><DatePeriod CalendarTypeID="1"><Start Approximate="false"><From><Year>1971</Year><Month>1</Month><Day>1</Day></From></Start><End Approximate="false"><To><Year>1971</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>
              <Feature ID="2" FeatureTypeID="10"><FeatureVersion ID="2" ReliabilityID="1"><VersionLocation LocationID="5"/></FeatureVersion></Feature>
              <Feature ID="3" FeatureTypeID="344"><FeatureVersion ID="3" ReliabilityID="1"><VersionDetail DetailTypeID="1432">1Ab</VersionDetail></FeatureVersion></Feature>
            </Profile></DistinctParty>
          </DistinctParties>
        </Sanctions>
        """;

    private static SmallList Text(string list, string file, string text, bool marked) =>
        new(list, new Dictionary<string, byte[]> { [file] = Encoding.UTF8.GetBytes(text.Trim(' ')) }, marked);

    private static SmallList Sheets(string list, string file, params string[][][] sheets) =>
        new(list, new Dictionary<string, byte[]> { [file] = SmallWorkbook.Of(sheets) }, true);

    private static SmallList Demo(string list, params string[] files)
    {
        var folder = Shared.Repository("src/ComplianceGrains.Host/Demo/lists/" + list);
        return new(list, files.ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(folder, file))), true);
    }
}
