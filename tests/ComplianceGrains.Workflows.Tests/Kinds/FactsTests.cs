using System.Reflection;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Tests.MadeUp;
using Module = ComplianceGrains.Workflows.Actors.Module;

namespace ComplianceGrains.Workflows.Tests.Kinds;

/// <summary>What a decision stands on can be written down: it is data, and asks nobody anything.</summary>
public class FactsTests
{
    public static TheoryData<string> Types => [.. All.Select(module => module.Type)];

    private static IEnumerable<Module> All => Modules.All.Append(CourierWorkflow.Instance);

    [Theory]
    [MemberData(nameof(Types))]
    public void Facts_hold_no_functions(string type) => Assert.Empty(FunctionsIn(FactsOf(All.Single(module => module.Type == type))));

    [Fact]
    public void A_function_is_found_however_deep_it_is() =>
        Assert.Equal(["Outer.Inner", "Inner.Ask", "Inner.Later"], FunctionsIn(typeof(Outer)));

    private static Type FactsOf(Module module)
    {
        var type = module.GetType();
        while (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Workflow<,>))
            type = type.BaseType!;
        return type.GenericTypeArguments[1];
    }

    /// <summary>Fields are looked at, so that nothing hides behind a property; of our records all that they are made of, of other types what they are given.</summary>
    private static List<string> FunctionsIn(Type facts)
    {
        var (found, seen, open) = (new List<string>(), new HashSet<Type>(), new Queue<Type>([facts]));
        while (open.TryDequeue(out var type))
            foreach (var field in Fields(type))
            {
                var parts = Parts(field.FieldType).ToList();
                if (parts.Any(part => part.IsAssignableTo(typeof(Delegate)) || IsWork(part)))
                    found.Add($"{type.Name}.{Name(field)}");
                foreach (var part in parts.Where(part => IsOurs(part) && seen.Add(part)))
                    open.Enqueue(part);
            }

        return found;
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var each = type; each is not null && IsOurs(each); each = each.BaseType)
            foreach (var field in each.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GenericTypeArguments.SelectMany(Parts).Prepend(type);

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("ComplianceGrains.", StringComparison.Ordinal) == true && !IsRules(type);

    /// <summary>The packs' rules are data that was read once; what they keep to find it again is their own.</summary>
    private static bool IsRules(Type type) => type.Namespace!.StartsWith("ComplianceGrains.Jurisdictions.", StringComparison.Ordinal);

    private static bool IsWork(Type type) => type.IsAssignableTo(typeof(Task)) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Lazy<>));

    private static string Name(FieldInfo field) => field.Name is ['<', .. var name] ? name[..name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    private sealed record Outer(Inner[] Parts, Func<Inner>? Inner);

    private sealed record Inner(IReadOnlyList<Func<string, string>> Ask, Lazy<int> Later);
}
