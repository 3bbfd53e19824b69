using ArchUnitNET.xUnit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace ComplianceGrains.Architecture.Tests;

/// <summary>References only point down.</summary>
public class ArrowTests
{
    [Theory]
    [MemberData(nameof(Projects.All), MemberType = typeof(Projects))]
    public void A_project_uses_only_types_of_those_below_it(string project)
    {
        foreach (var other in Projects.Arrows.Keys.Where(other => other != project && !Projects.Arrows[project].Contains(other)))
            Types().That().ResideInAssembly(Projects.AssemblyOf(project))
                .Should().NotDependOnAny(Types().That().ResideInAssembly(Projects.AssemblyOf(other)))
                .Because($"{project} may use {(Projects.Arrows[project].Length == 0 ? "nothing of ours" : string.Join(", ", Projects.Arrows[project]))}")
                .Check(Projects.Architecture);
    }

    [Theory]
    [MemberData(nameof(Projects.All), MemberType = typeof(Projects))]
    public void A_project_references_only_those_below_it(string project)
    {
        var ours = Projects.Arrows.Keys.ToDictionary(Projects.AssemblyName);
        var referenced = Projects.AssemblyOf(project).GetReferencedAssemblies().Select(name => ours.GetValueOrDefault(name.Name!)).OfType<string>();
        Assert.Empty(referenced.Except(Projects.Arrows[project]));
    }

    [Theory]
    [MemberData(nameof(Projects.All), MemberType = typeof(Projects))]
    public void Only_contracts_grains_and_host_know_Orleans(string project)
    {
        var orleans = Projects.AssemblyOf(project).GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("Orleans", StringComparison.Ordinal)).ToList();
        Assert.Equal(Projects.KnowOrleans.Contains(project), orleans.Count > 0);
    }

    [Fact]
    public void Every_project_of_src_has_its_arrows() =>
        Assert.Equal(Projects.Arrows.Keys.Order(StringComparer.Ordinal), SourceTree.Projects.Order(StringComparer.Ordinal));

    [Fact]
    public void No_type_is_a_helper_a_manager_or_a_util() =>
        Types().Should().NotHaveNameMatching("(Helpers?|Managers?|Utils?|Utilities)$")
            .Because("a name says what a thing is").Check(Projects.Architecture);
}
