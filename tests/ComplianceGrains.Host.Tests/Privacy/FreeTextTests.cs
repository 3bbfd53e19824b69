using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Host.Tests.Privacy;

/// <summary>What people write about a person goes when the person's data goes.</summary>
public sealed class FreeTextTests
{
    public static TheoryData<string> KindsWithStatements =>
        [.. KindRegistry.Default.All.Where(kind => kind.Schema.Fields.Any(one => one.Name == "statement")).Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(KindsWithStatements))]
    public void A_statement_is_never_sealed_with_the_decisions_that_stay(string kind)
    {
        var statement = KindRegistry.Default.Named(kind).Schema.Fields.Single(field => field.Name == "statement");

        Assert.Contains(statement.Compartment, new[] { Compartments.Person, Compartments.Export });
    }
}
