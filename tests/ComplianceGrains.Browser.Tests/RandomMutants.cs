using System.Text;
using System.Text.RegularExpressions;
using ComplianceGrains.Evidence.Tests;

namespace ComplianceGrains.Browser.Tests;

/// <summary>Packages changed at random, half of them sealed again by somebody with the key, so that the change is met by the step that it concerns.</summary>
internal static partial class RandomMutants
{
    private static readonly string[] Values = ["9007199254740991", "9007199254740992", "-1", "-0", "01", "0", "1.0", "1e3", "null", "true", "\"\"", "\"x\"", "\"\\ud800\"", "[]", "{}", "[[]]", "[null,1]", " 1"];

    /// <summary>An endless sequence that the seed gives again; the keys differ from run to run.</summary>
    public static IEnumerable<(string Test, JudgedPackage Package)> From(int seed)
    {
        var random = new Random(seed);
        var firm = Histories.Rich();
        var zip = firm.WriteAsync(Histories.Export(firm, new Evidence.Exports.ExportScope(Evidence.Exports.LogFilter.All, Evidence.Exports.LogFilter.All))).GetAwaiter().GetResult();
        for (var number = 0; ; number++)
        {
            var (how, changed) = Changed(random, firm, zip);
            var report = firm.Verify(changed);
            yield return ($"Random.{number} of seed {seed}, {how}", new JudgedPackage(changed, firm.Trust, new(), report));
        }
    }

    private static (string How, byte[] Zip) Changed(Random random, Firm firm, byte[] zip)
    {
        if (random.Next(5) == 0)
        {
            var flipped = (byte[])zip.Clone();
            flipped[random.Next(zip.Length)] ^= (byte)(1 << random.Next(8));
            return ("a bit of the zip", flipped);
        }
        var package = new UnpackedPackage(zip);
        var paths = package.Files.Where(f => f.Value.Length > 0).Select(f => f.Key).ToArray();
        var path = paths[random.Next(paths.Length)];
        var how = random.Next(6) switch
        {
            0 => Bytes(random, package, path),
            1 => Lines(random, package, path),
            2 or 3 => Value(random, package, path),
            _ => Bit(random, package, path),
        };
        var again = random.Next(3) > 0;
        return ($"{how} of {path}{(again ? ", sealed again" : "")}", again ? package.Sealed(firm) : package.Zipped());
    }

    private static string Bit(Random random, UnpackedPackage package, string path)
    {
        package.Files[path][random.Next(package.Files[path].Length)] ^= (byte)(1 << random.Next(8));
        return "a bit";
    }

    // Removed, doubled, or moved.
    private static string Bytes(Random random, UnpackedPackage package, string path)
    {
        var bytes = package.Files[path];
        var (start, length) = (random.Next(bytes.Length), random.Next(1, 9));
        var end = Math.Min(bytes.Length, start + length);
        package.Files[path] = random.Next(3) switch
        {
            0 => [.. bytes[..start], .. bytes[end..]],
            1 => [.. bytes[..end], .. bytes[start..]],
            _ => [.. bytes[start..], .. bytes[..start]],
        };
        return "bytes";
    }

    private static string Lines(Random random, UnpackedPackage package, string path)
    {
        var lines = Encoding.Latin1.GetString(package.Files[path]).Split('\n').ToList();
        var (at, other) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(3))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(other, lines[at]);
                break;
            default:
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
        }
        package.Files[path] = Encoding.Latin1.GetBytes(string.Join('\n', lines));
        return "lines";
    }

    private static string Value(Random random, UnpackedPackage package, string path)
    {
        var text = Encoding.Latin1.GetString(package.Files[path]);
        if (AnyValue().Matches(text) is not { Count: > 0 } values)
            return Bit(random, package, path);
        var value = values[random.Next(values.Count)];
        var with = random.Next(3) == 0 ? values[random.Next(values.Count)].Value : Values[random.Next(Values.Length)];
        package.Files[path] = Encoding.Latin1.GetBytes(text[..value.Index] + with + text[(value.Index + value.Length)..]);
        return $"a value by {with[..Math.Min(20, with.Length)]}";
    }

    [GeneratedRegex("(?<=[:\\[,])(-?[0-9]+|\"[^\"\\\\]*\"|\\\\\"[^\"\\\\]*\\\\\"|null|\\[\\]|\\[[^\\[\\]{}]*\\])(?=[,}\\]])")]
    private static partial Regex AnyValue();
}
