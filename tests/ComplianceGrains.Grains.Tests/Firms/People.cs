using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Firms;

/// <summary>Who acts in the tests, and who applies.</summary>
internal static class People
{
    public static Principal Service { get; } = new("prn-service", Roles.ProductService, false, ["*"]);

    public static Principal Operator { get; } = new("prn-operator", Roles.Operator, true, ["*"]);

    public static Principal OtherOperator { get; } = new("prn-operator-2", Roles.Operator, true, ["*"]);

    public static Principal Analyst { get; } = new("prn-analyst", Roles.Analyst, true, ["*"]);

    public static Principal Mlro { get; } = new("prn-mlro", Roles.Mlro, true, ["*"]);

    public static Principal Manager { get; } = new("prn-manager", Roles.SeniorManagement, true, ["*"]);

    public static Principal Editor { get; } = new("prn-editor", Roles.PackEditor, true, ["*"]);

    public static Principal Approver { get; } = new("prn-approver", Roles.PackApprover, true, ["*"]);

    public static PersonData Ana { get; } = new(
        "Ana Example", new LocalDate(1988, 4, 1), "Porto", ["PT"], new Address(["Rua 1"], "4000", "Porto", "PT"), null, null, null, null, null,
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /// <summary>Swiss, and at home in Switzerland.</summary>
    public static PersonData Urs { get; } = Ana with { FullName = "Urs Beispiel", PlaceOfBirth = "Bern", Nationalities = ["CH"], ResidentialAddress = new Address(["Gasse 1"], "3000", "Bern", "CH") };
}
