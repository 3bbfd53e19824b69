using System.Text.Json;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Workflows.Tests.Kinds;

/// <summary>Instants are written without a text between, and to the byte as the pattern by which they are read.</summary>
public class FieldJsonTests
{
    [Fact]
    public void Every_instant_is_written_as_its_pattern_says()
    {
        var random = new Random(7);
        Instant[] edges =
        [
            Instant.MinValue, Instant.MaxValue, NodaConstants.UnixEpoch, Instant.FromUtc(1, 1, 1, 0, 0), Instant.FromUtc(9999, 12, 31, 23, 59, 59),
            Instant.FromUtc(-1, 6, 1, 0, 0), NodaConstants.UnixEpoch.PlusNanoseconds(1), Instant.FromUtc(1, 1, 1, 0, 0).PlusNanoseconds(-100),
        ];
        var instants = edges.Concat(Enumerable.Range(0, 2000).Select(number => Instant.FromUnixTimeTicks(random.NextInt64(-600_000_000_000_000_000, 2_500_000_000_000_000_000)).PlusNanoseconds(number % 3 == 0 ? random.Next(100) : 0)))
            .Concat(Enumerable.Range(0, 2000).Select(number => Instant.FromUnixTimeMilliseconds(1_700_000_000_000 + number * 500)));

        Assert.All(instants, instant => Assert.Equal($"\"{InstantPattern.ExtendedIso.Format(instant)}\"", JsonSerializer.Serialize(instant, FieldJson.Options)));
    }
}
