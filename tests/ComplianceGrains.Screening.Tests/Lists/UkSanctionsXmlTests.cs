using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;
using NodaTime;

namespace ComplianceGrains.Screening.Tests.Lists;

public class UkSanctionsXmlTests
{
    private static readonly ListContent Content = SmallLists.All["uk-sl UK-Sanctions-List.xml"].Read().Content!;

    [Fact]
    public void A_designation_becomes_an_entry_with_names_in_given_order()
    {
        var entry = Content.Entries[0];

        Assert.Equal(("RUS0001", SubjectKind.NaturalPerson), (entry.Id, entry.Kind));
        Assert.Equal(
            [new ListName("Teodrik ZARNOVSKY", NameType.Primary), new ListName("ZARN", NameType.Alias, Weak: true), new ListName("Теодрик Зарновский", NameType.Native)],
            entry.Names);
    }

    [Fact]
    public void Births_countries_and_identifiers_are_evidence()
    {
        var entry = Content.Entries[0];

        Assert.Equal(["1971-02-14", "1972"], entry.Births.Select(birth => birth.From.ToString()));
        Assert.Equal(["RU"], entry.Countries);
        Assert.Equal(["CY"], entry.Residences);
        Assert.Equal("male", entry.Gender);
        Assert.Equal(new Identifier("Passport", "AB1234"), entry.Identifiers.Single());
    }

    [Fact]
    public void A_ship_is_known_by_its_IMO_number_with_or_without_the_prefix()
    {
        var entry = Content.Entries[1];

        Assert.Equal((SubjectKind.Vessel, new Identifier("IMO", "9000417")), (entry.Kind, entry.Identifiers.Single()));
    }

    [Fact]
    public void The_date_of_the_file_is_its_publication() => Assert.Equal(Instant.FromUtc(2026, 11, 20, 0, 0), Content.PublishedAt);

    [Fact]
    public void A_unique_id_that_occurs_twice_is_an_error_by_line()
    {
        var error = ListImport.Read("uk-sl", Shared.Files(("uk.xml", SmallLists.Uk.Replace("RUS0002", "RUS0001", StringComparison.Ordinal)))).Errors.Single();

        Assert.Equal((12, "UniqueID"), (error.Line, error.Field));
    }

    [Fact]
    public void Which_of_both_layouts_it_is_shows_the_content_and_not_the_id()
    {
        Assert.NotNull(SmallLists.All["uk-sl UK-Sanctions-List.csv"].Read().Content);
        Assert.Contains("Designations", ListImport.Read("uk-sl", Shared.Files(("uk.xml", "<export/>"))).Errors.Single().Message, StringComparison.Ordinal);
    }
}
