using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ComplianceGrains.Architecture.Tests;

/// <summary>
/// Which folders of a project use which, each with what shows it. Read from the compiled code, whatever the source looks like; only
/// constants leave no trace there, and are looked for in the source. A namespace is its folder: that is a test of its own.
/// </summary>
internal sealed partial class FolderUses
{
    private readonly Dictionary<string, Dictionary<string, string>> _uses = new(StringComparer.Ordinal);
    private readonly string _root;

    private FolderUses(string project)
    {
        _root = $"ComplianceGrains.{project}";
        using var module = ModuleDefinition.ReadModule(Projects.AssemblyOf(project).Location);
        var types = module.GetTypes().Where(type => FolderOf(type) is not null).ToList();
        Folders = types.Select(FolderOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var type in types)
            foreach (var used in UsedBy(type).SelectMany(Parts))
                if (used.Scope == module && FolderOf(used) is { } folder)
                    Add(FolderOf(type)!, folder, $"{NameOf(type)} uses {NameOf(used)}");
        AddConstants([.. types.Where(type => !type.IsNested)]);
    }

    /// <summary>All folders with types.</summary>
    public IReadOnlySet<string> Folders { get; }

    /// <summary>For each folder those that it uses, with one type that shows it.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, string>> Of(string project, out IReadOnlySet<string> folders)
    {
        var found = new FolderUses(project);
        folders = found.Folders;
        return found._uses;
    }

    private static IEnumerable<TypeReference?> UsedBy(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(each => each.InterfaceType),
        .. Attributes(type),
        .. Constraints(type),
        .. type.Fields.SelectMany(field => (TypeReference?[])[field.FieldType, .. Attributes(field)]),
        .. type.Properties.SelectMany(property => (TypeReference?[])[property.PropertyType, .. Attributes(property)]),
        .. type.Methods.SelectMany(UsedBy),
    ];

    private static IEnumerable<TypeReference?> UsedBy(MethodDefinition method) =>
    [
        method.ReturnType,
        .. Attributes(method),
        .. Constraints(method),
        .. method.Parameters.SelectMany(parameter => (TypeReference?[])[parameter.ParameterType, .. Attributes(parameter)]),
        .. !method.HasBody ? [] : method.Body.Variables.Select(variable => variable.VariableType)
            .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType)).Concat(method.Body.Instructions.SelectMany(UsedBy)),
    ];

    private static IEnumerable<TypeReference?> UsedBy(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType), .. (method as GenericInstanceMethod)?.GenericArguments ?? []],
        _ => [],
    };

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider provider) => provider.CustomAttributes.SelectMany(attribute =>
        attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>().Prepend(attribute.AttributeType));

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(parameter => parameter.Constraints.Select(constraint => constraint.ConstraintType));

    /// <summary>A type as it is written, and what it is made of.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => Parts(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Parts)),
        RequiredModifierType modified => Parts(modified.ElementType).Concat(Parts(modified.ModifierType)),
        TypeSpecification around => Parts(around.ElementType),
        _ => [type],
    };

    private void AddConstants(IReadOnlyList<TypeDefinition> types)
    {
        var constants = types.Where(type => type.Fields.Any(field => field.HasConstant)).ToLookup(type => type.Name, StringComparer.Ordinal);
        foreach (var (file, code) in SourceTree.Files.Where(file => file.File.StartsWith($"{_root}/", StringComparison.Ordinal)))
        {
            var own = Path.GetDirectoryName(file)!.Replace('/', '.').Replace('\\', '.');
            var visible = Using().Matches(code).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
            foreach (var (name, constant) in Constant().Matches(code).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Distinct())
                foreach (var type in constants[name].Where(type => type.Fields.Any(field => field.HasConstant && field.Name == constant)))
                    if (visible.Contains(type.Namespace) || $"{own}.".StartsWith($"{type.Namespace}.", StringComparison.Ordinal))
                        Add(Folder(own), FolderOf(type)!, $"{Path.GetFileName(file)} uses {name}.{constant}");
        }
    }

    private void Add(string from, string to, string by)
    {
        if (from == to)
            return;
        if (!_uses.TryGetValue(from, out var seen))
            _uses[from] = seen = new(StringComparer.Ordinal);
        seen.TryAdd(to, by);
    }

    /// <summary>Null for what a generator has put into a namespace of its own.</summary>
    private string? FolderOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.Namespace == _root || type.Namespace.StartsWith($"{_root}.", StringComparison.Ordinal) ? Folder(type.Namespace)
            : type is { Namespace: "", Name: "Program" } ? Folder(_root)
            : null;
    }

    private string Folder(string space) => space == _root ? "(top)" : space[(_root.Length + 1)..].Replace('.', '/');

    private static string NameOf(TypeReference type) => type.FullName.Split('/')[0].Split('.')[^1];

    [GeneratedRegex(@"^using (?:\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"(?<![\w.])(?:\w+\.)*?(\w+)\.(\w+)\b")]
    private static partial Regex Constant();
}
