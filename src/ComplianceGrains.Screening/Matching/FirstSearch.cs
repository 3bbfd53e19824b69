using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Names;
using NodaTime;

namespace ComplianceGrains.Screening.Matching;

/// <summary>The first search of a process reads the tables and compiles the code, which takes longer than a thousand others. It is made with invented names while a list is loaded, so that no customer waits for it.</summary>
internal static class FirstSearch
{
    private static readonly string[] Asked = ["Mr. Teodrik A. Zarnovski / Ana Velkaro-Quorvex, Damascus born 1961", "Теодрик Зарновский (ООО Велкаро 3rd)", "王小平; محمد بن الكواري", "zarn0vsky.ana@mail.example", "A B C T E O D R I K"];
    private static readonly Lazy<int> Matches = new(Search);

    public static void Make() => _ = Matches.Value;

    private static int Search()
    {
        ListName[] names = [new("Teodrik Zarnovsky", NameType.Primary), new("Велкаро 44 ООО", NameType.Alias), new("AL-QUSTARI, Muhammad", NameType.Alias), new("Wang Xiaoping", NameType.Alias)];
        var index = ListIndex.Of(new ListContent("first", "sha256:first", null, [],
        [
            new ListEntry("1", SubjectKind.NaturalPerson, names) { Births = [new ListedBirth(new PartialDate(1961, 3, 12))], Gender = "male", Identifiers = [new("Passport", "AB1234567", "XB")] },
            new ListEntry("2", SubjectKind.LegalEntity, names),
        ]));
        var engine = new ScreeningEngine(ListCatalog.Empty.With(index, Instant.FromUnixTimeTicks(0)));
        var found = 0;
        foreach (var kind in (SubjectKind[])[SubjectKind.NaturalPerson, SubjectKind.LegalEntity])
            foreach (var text in Asked)
                foreach (var floor in (decimal?[])[null, 0.3m])
                {
                    var query = new ScreeningQuery([text], kind, new PartialDate(1961, 1, 1), ["XB"], [new("passport", "AB1234568", "XB")], [index.ListId], 0.85m, Duration.FromDays(1)) { Gender = "female", Floor = floor };
                    found += engine.Screen(query, Instant.FromUnixTimeTicks(1)).Matches.Count;
                    found += engine.Screen(ScreeningQuery.ByName(text, kind, [index.ListId], 0.85m, Duration.FromDays(1)), Instant.FromUnixTimeTicks(1)).Matches.Count;
                }

        return found;
    }
}
