using System.Globalization;

namespace ComplianceGrains.Drills;

/// <summary><c>--name value</c> pairs.</summary>
public sealed class DrillArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public DrillArguments(string[] arguments)
    {
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == arguments.Length)
                throw new DrillUsageException($"'{arguments[i]}' is not --name followed by a value.");
            _values[arguments[i][2..]] = arguments[i + 1];
        }
    }

    public string? Text(string name) => _values.Remove(name, out var value) ? value : null;

    public int Number(string name, int otherwise) => Text(name) is not { } text
        ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new DrillUsageException($"--{name} {text} is not a number.");

    /// <summary>Refuses what nobody asked for.</summary>
    public void Close()
    {
        if (_values.Count > 0)
            throw new DrillUsageException($"--{_values.Keys.First()} is not known.");
    }
}
