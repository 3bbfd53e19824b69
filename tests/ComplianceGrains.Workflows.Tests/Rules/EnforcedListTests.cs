using ComplianceGrains.Jurisdictions.Checking;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Screening.Lists.Importing;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Rules;

/// <summary>The lists that the shipped packs name, beside the lists that the shipped importers read.</summary>
public class EnforcedListTests
{
    [Fact]
    public void No_newest_pack_lets_a_list_wait_that_can_be_imported_or_enforces_one_that_cannot()
    {
        var problems = PackCheck.Run(Repository.Library, ScenarioSet.Load(Repository.Packs), importable: ListImport.KnownLists).Problems;

        Assert.Empty(problems.Where(problem => problem.Kind == ProblemKind.Error).Select(problem => problem.At.ToString()));
    }

    [Fact]
    public void Every_list_that_a_pack_can_name_has_an_importer_or_a_template() =>
        Assert.Empty(Repository.Library.Catalog.Names("lists").Except(ListImport.KnownLists));
}
