using ComplianceGrains.Host.Tests.Anchors;
using ComplianceGrains.Host.Tests.Api;
using ComplianceGrains.Host.Tests.Documents;
using ComplianceGrains.Host.Tests.Flows;
using ComplianceGrains.Host.Tests.Integrity;
using ComplianceGrains.Host.Tests.Privacy;
using ComplianceGrains.Host.Tests.Spine;
using ComplianceGrains.Host.Tests.Strangers;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ComplianceGrains.Host.Tests.LongestFirst", "ComplianceGrains.Host.Tests")]

namespace ComplianceGrains.Host.Tests;

/// <summary>Begins with what takes a minute or more, so that nothing long is left to run alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly List<string> Long =
    [
        nameof(TourTests), nameof(RescreeningTests), nameof(CanaryTests), ApiCollection.Name, nameof(ExportTests), nameof(PoliticallyExposedTests),
        nameof(ListFetchingTests), nameof(PortTests), nameof(RollbackTests), nameof(DamagedValueTests), nameof(FilteredExportTests),
    ];

    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(Place);

    private static int Place(ITestCollection collection) =>
        Long.FindIndex(name => collection.DisplayName == name || collection.DisplayName.EndsWith($".{name}", StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Count;
}
