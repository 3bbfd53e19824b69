using System.Reflection;
using System.Text.Json;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.OpenApi;

/// <summary>
/// What a request body must have, learned from its own check: the check is run on a body of nothing but nulls, and says what it
/// misses and which words it takes. So the document cannot ask for something else than the endpoint.
/// </summary>
internal sealed class RequestShape
{
    private RequestShape(string name, string under, Checks asked)
    {
        bool IsOurs(string pointer) => pointer.StartsWith($"{under}/", StringComparison.Ordinal) && pointer.IndexOf('/', under.Length + 1) < 0;
        string Member(string pointer) => pointer[(under.Length + 1)..];
        Name = name;
        Required = asked.Missing.Where(IsOurs).Select(Member).ToHashSet(StringComparer.Ordinal);
        Words = asked.Words.Where(word => IsOurs(word.Key)).ToDictionary(word => Member(word.Key), word => word.Value, StringComparer.Ordinal);
        Longest = asked.Longest.Where(text => IsOurs(text.Key)).ToDictionary(text => Member(text.Key), text => text.Value, StringComparer.Ordinal);
    }

    /// <summary>Name of the body's schema.</summary>
    public string Name { get; }

    /// <summary>Members that must be there.</summary>
    public IReadOnlySet<string> Required { get; }

    /// <summary>Members that take only some words.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Words { get; }

    /// <summary>Most characters of a member.</summary>
    public IReadOnlyDictionary<string, int> Longest { get; }

    /// <summary>The shapes of everything that is sent to these features, by the name of the schema.</summary>
    public static IReadOnlyDictionary<string, RequestShape> Of(IEnumerable<Feature> features) => features.Select(feature => feature.GetType().Assembly).Distinct()
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)).Where(IsCheck)
        .SelectMany(check => Of(check.GetParameters()[0].ParameterType, check))
        // A postal address stands in several bodies, and is checked in one way.
        .DistinctBy(shape => shape.Name)
        .ToDictionary(shape => shape.Name, StringComparer.Ordinal);

    private static IEnumerable<RequestShape> Of(Type body, MethodInfo check) =>
        Under(body, "", Asked(check, whole: true)).Prepend(new RequestShape(body.Name, "", Asked(check, whole: false)));

    private static Checks Asked(MethodInfo check, bool whole)
    {
        var checks = new Checks();
        check.Invoke(null, [Empty(check.GetParameters()[0].ParameterType, whole), checks]);
        return checks;
    }

    private static object Empty(Type type, bool whole)
    {
        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => whole && IsNested(parameter.ParameterType) ? Empty(parameter.ParameterType, whole) : null)]);
    }

    /// <summary>The objects inside a body, at any depth.</summary>
    private static IEnumerable<RequestShape> Under(Type type, string pointer, Checks asked) =>
        from member in type.GetProperties()
        where IsNested(member.PropertyType)
        let at = $"{pointer}/{JsonNamingPolicy.CamelCase.ConvertName(member.Name)}"
        from shape in Under(member.PropertyType, at, asked).Prepend(new RequestShape(member.PropertyType.Name, at, asked))
        select shape;

    private static bool IsNested(Type type) => type is { IsClass: true, Namespace: { } space } && space.StartsWith(nameof(ComplianceGrains), StringComparison.Ordinal);

    private static bool IsCheck(MethodInfo method) => method.Name == "Check" && method.GetParameters() is [_, { ParameterType: var last }] && last == typeof(Checks);
}
