using System.Reflection;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Kinds;

/// <summary>Makes any record from a seed: every text, number, time and list that its constructor admits.</summary>
internal sealed class AnyEvent(int seed)
{
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly Lock Guard = new();
    private readonly Random _random = new(seed);

    public object Of(Type record)
    {
        var constructor = record.GetConstructors().OrderByDescending(each => each.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(Parameter)]);
    }

    private object? Parameter(ParameterInfo parameter)
    {
        bool nullable;
        lock (Guard)
            nullable = Nullability.Create(parameter).WriteState == NullabilityState.Nullable;
        return nullable && _random.Next(4) == 0 ? null : Value(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType);
    }

    private object Value(Type type) => type switch
    {
        _ when type == typeof(string) => Text(),
        _ when type == typeof(bool) => _random.Next(2) == 0,
        _ when type == typeof(int) => _random.Next(),
        _ when type == typeof(long) => _random.NextInt64(1L << 50),
        _ when type == typeof(decimal) => _random.Next(100_000) / 1000m,
        _ when type == typeof(Instant) => Instant.FromUnixTimeMilliseconds(_random.NextInt64(4_000_000_000_000)),
        _ when type == typeof(LocalDate) => new LocalDate(1900, 1, 1).PlusDays(_random.Next(60_000)),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => Many(type.GetGenericArguments()[0]),
        _ => Of(type),
    };

    private Array Many(Type item)
    {
        var items = Array.CreateInstance(item, _random.Next(4));
        for (var i = 0; i < items.Length; i++)
            items.SetValue(Value(item), i);
        return items;
    }

    private string Text() => string.Concat(Enumerable.Range(0, _random.Next(12)).Select(_ => _random.Next(6) switch
    {
        0 => "\"",
        1 => "\\",
        2 => ((char)_random.Next(32)).ToString(),
        3 => char.ConvertFromUtf32(_random.Next(0x1F300, 0x1F600)),
        4 => ((char)_random.Next(0xA0, 0xD7FF)).ToString(),
        _ => ((char)_random.Next(32, 127)).ToString(),
    }));
}
