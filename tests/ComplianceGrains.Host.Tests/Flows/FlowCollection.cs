namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>All that share the one <see cref="FlowHost"/>.</summary>
[CollectionDefinition(Name)]
public sealed class FlowCollection : ICollectionFixture<FlowHost>
{
    public const string Name = "flows";
}
