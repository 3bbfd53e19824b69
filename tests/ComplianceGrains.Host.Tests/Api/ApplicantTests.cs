using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Customers;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>What an applicant sent is what the decision is made on.</summary>
public class ApplicantTests
{
    [Fact]
    public void Every_field_of_an_application_reaches_the_command_under_its_own_name()
    {
        var constructor = typeof(PersonData).GetConstructors().Single();
        var sent = (PersonData)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Something(parameter.ParameterType, parameter.Name!))]);

        var told = JsonSerializer.SerializeToNode(Applicant.Of(sent), FieldJson.Options)!;

        Assert.All(told.AsObject(), field => Assert.NotNull(field.Value));
        Assert.True(JsonNode.DeepEquals(JsonSerializer.SerializeToNode(sent, WireJson.Options), told), told.ToJsonString());
    }

    /// <summary>A value that no other field has.</summary>
    private static object Something(Type type, string name) => type switch
    {
        _ when type == typeof(string) => name,
        _ when type == typeof(bool?) => true,
        _ when type == typeof(LocalDate?) => new LocalDate(1988, 4, 1),
        _ when type == typeof(Address) => new Address(["Rua 1"], "4000", "Porto", "PT"),
        _ when type == typeof(IReadOnlyList<string>) => new List<string> { name },
        _ => throw new NotSupportedException($"Say what {name} can be."),
    };
}
