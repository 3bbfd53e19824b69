using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Workflows.Tests.Building;

/// <summary>Who acts in the tests.</summary>
internal static class People
{
    public static Principal Service { get; } = new("prn-service", Roles.ProductService, false, ["*"]);

    public static Principal Senior { get; } = new("prn-senior", Roles.SeniorManagement, true, ["*"]);

    public static Principal Analyst(int number = 1) => new($"prn-analyst-{number}", Roles.Analyst, true, ["*"]);

    public static Principal Mlro(int number = 1) => new($"prn-mlro-{number}", Roles.Mlro, true, ["*"]);
}
