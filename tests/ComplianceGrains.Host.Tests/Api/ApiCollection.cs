namespace ComplianceGrains.Host.Tests.Api;

/// <summary>All that share the one <see cref="ApiHost"/>.</summary>
[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiHost>
{
    public const string Name = "api";
}
