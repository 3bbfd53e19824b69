using System.Reflection;
using System.Text.Json;

namespace ComplianceGrains.Workflows.Rights;

/// <summary>The fields of what somebody gave, by the names that the catalogue has for them, in the order in which its record declares them.</summary>
/// <typeparam name="TData">A record of which every field may be null, made by a constructor of all of them.</typeparam>
internal static class GivenFields<TData>
    where TData : class
{
    private static readonly ConstructorInfo Made = typeof(TData).GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;

    private static readonly IReadOnlyList<(string Name, PropertyInfo Property)> All =
    [
        .. Made.GetParameters().Select(parameter => (
            JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!),
            typeof(TData).GetProperty(parameter.Name!) ?? throw new ArgumentException($"{typeof(TData).Name} does not say what {parameter.Name} was given as."))),
    ];

    /// <summary>What is given now, and where nothing is what was given before.</summary>
    public static TData Over(TData before, TData now) => (TData)Made.Invoke([.. All.Select(field => field.Property.GetValue(now) ?? field.Property.GetValue(before))]);

    /// <summary>Names of the fields that say something else.</summary>
    public static IReadOnlyList<string> Others(TData before, TData now) =>
        [.. All.Where(field => !SameValues.Are(field.Property.GetValue(before), field.Property.GetValue(now))).Select(field => field.Name)];
}
