using ComplianceGrains.Screening.Rescreening;
using CsCheck;

namespace ComplianceGrains.Screening.Tests.Rescreening;

public class CustomerIndexTests
{
    private static readonly string[] Given = ["Ivan", "Olga", "Mohammed", "Hussein", "Teodrik", "Marivelle", "Jorvash", "Dmitri", "Kim", "Chol"];
    private static readonly string[] Family = ["Zarnovsky", "al-Qustari", "Petrov", "Brellington", "Li", "Nasrallah", "Quorvex", "Pelloran", "Oyunsaikh"];

    private static readonly Gen<string> Name = Gen.Select(Gen.Int[0, Given.Length - 1].Select(i => Given[i]), Gen.Int[0, Given.Length - 1].Select(i => Given[i]), Gen.Int[0, Family.Length - 1].Select(i => Family[i]), Gen.Int[0, 2], (a, b, c, shape) =>
        shape switch { 0 => $"{a} {c}", 1 => $"{a} {b} {c}", _ => $"{c}, {a}" });

    [Fact]
    public void Every_customer_whose_own_screening_would_alert_is_concerned_and_nobody_else_is_woken()
    {
        Gen.Select(Name.Array[1, 30], Name).Sample((customers, listed) =>
        {
            var entry = A.Person("e", listed);
            var engine = A.Engine(entry);
            var expected = customers.Select((name, i) => (Id: $"c{i}", Match: engine.Screen(A.Query(name) with { Floor = 0.7m }, A.Now).Matches is [var best, ..] ? best : null))
                .Where(pair => pair.Match is not null).Select(pair => (pair.Id, pair.Match!.Score)).ToHashSet();

            var concerned = Index(customers).Concerned(entry, 0.7m).Select(candidate => (candidate.CustomerId, candidate.Score)).ToHashSet();

            Assert.Equal(expected.Order(), concerned.Order());
        }, iter: Samples.Of(300));
    }

    [Fact]
    public void Whoever_bears_a_name_that_thousands_bear_is_found_all_the_same()
    {
        var entry = A.Person("e", "Mohammed Hussein Zarnovsky");
        string[] alike =
        [
            .. new[] { "Zarnofski", "Zarnowski", "Zarnavsky", "Sarnovski", "Zarnofsky", "Zarnovskaya", "Zarnoffsky", "Tsarnovsky", "Zarnovik", "Zarinovsky", "Zarnosky", "Sarnofski" }
                .SelectMany(family => new[] { $"Mohammed {family}", $"Mohammad {family}", $"{family}, Muhammad" }),
        ];
        var engine = A.Engine(entry);
        var expected = alike.Select((name, i) => (Id: $"c{i}", Name: name)).Where(one => engine.Screen(A.Query(one.Name) with { Floor = 0.7m }, A.Now).Matches.Count > 0).Select(one => one.Id).ToHashSet();
        Assert.NotEmpty(expected);

        var concerned = Index([.. alike, .. Enumerable.Range(0, 4500).Select(i => $"Mohammed {Family[i % 4 + 2]}")]).Concerned(entry, 0.7m);

        Assert.Equal(expected.Order(), concerned.Select(candidate => candidate.CustomerId).Order());
    }

    [Fact]
    public void A_customer_with_a_listed_document_is_concerned_under_whatever_name()
    {
        var index = CustomerIndex.Build([Holder("c0", "AB 123-456"), Holder("c1", "ZZ999999"), Holder("c2", "AB123456") with { Kind = SubjectKind.LegalEntity }]);
        var entry = A.Person("e", "Teodrik Zarnovsky") with { Identifiers = [new Identifier("Passport", "ab123456")] };

        Assert.Equal(["c0", "c2"], index.Concerned(entry, 0.8m).Select(candidate => candidate.CustomerId));
    }

    [Fact]
    public void Whoever_a_document_concerns_would_alert_when_screened()
    {
        var holder = Holder("c0", "AB123456");
        var entry = A.Person("e", "Teodrik Zarnovsky") with { Identifiers = [new Identifier("Passport", "AB123456")] };

        var screened = A.Engine(entry).Screen(A.Query(holder.Names[0]) with { Identifiers = holder.Identifiers }, A.Now);

        Assert.Equal(CustomerIndex.Build([holder]).Concerned(entry, 0.8m).Single().Score, screened.Matches.Single().Score);
    }

    [Fact]
    public void A_customer_whose_document_changed_is_not_concerned_by_the_old_one()
    {
        var index = CustomerIndex.Build([Holder("c0", "AB123456")]).With([Holder("c0", "ZZ999999")]);

        Assert.Empty(index.Concerned(A.Person("e", "Teodrik Zarnovsky") with { Identifiers = [new Identifier("Passport", "AB123456")] }, 0.8m));
    }

    [Fact]
    public void A_changed_customer_is_found_by_the_new_name_only()
    {
        var index = Index(["Ivan Petrov", "Olga Quorvex"]).With([new("c0", SubjectKind.NaturalPerson, ["Teodrik Zarnovsky"])]);

        Assert.Empty(index.Concerned(A.Person("e", "Ivan Petrov"), 0.8m));
        Assert.Equal("c0", index.Concerned(A.Person("e", "Teodrik Zarnovsky"), 0.8m).Single().CustomerId);
        Assert.Equal(2, index.Count);
    }

    [Fact]
    public void A_customer_who_left_is_not_woken()
    {
        Assert.Empty(Index(["Ivan Petrov"]).Without(["c0"]).Concerned(A.Person("e", "Ivan Petrov"), 0.8m));
    }

    [Fact]
    public void A_company_is_not_woken_for_a_person()
    {
        var index = CustomerIndex.Build([new("c0", SubjectKind.LegalEntity, ["Ivan Petrov"])]);

        Assert.Empty(index.Concerned(A.Person("e", "Ivan Petrov"), 0.8m));
    }

    private static ScreenedCustomer Holder(string id, string document) =>
        new(id, SubjectKind.NaturalPerson, ["Olga Quorvex"]) { Identifiers = [new Identifier("passport", document)] };

    private static CustomerIndex Index(string[] names) =>
        CustomerIndex.Build(names.Select((name, i) => new ScreenedCustomer($"c{i}", SubjectKind.NaturalPerson, [name])));
}
