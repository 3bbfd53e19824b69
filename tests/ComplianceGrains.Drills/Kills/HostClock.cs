using System.Globalization;

namespace ComplianceGrains.Drills.Kills;

/// <summary>The clock that the host sees, through libfaketime: the wall clock only, as a machine's would go wrong.</summary>
public sealed class HostClock : IDisposable
{
    private static readonly string[] Places =
        ["/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1", "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1", "/usr/lib/faketime/libfaketimeMT.so.1"];

    /// <summary>Where a jumping clock jumps about: so far off that the host's own time tells whether it sees this clock.</summary>
    private const double Ahead = 60;

    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(15);

    private readonly ClockMode _mode;
    private readonly Random _random;
    private readonly string? _file;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _jumping = Task.CompletedTask;
    private double _offset;
    private double _furthest;

    public HostClock(ClockMode mode, int seed)
    {
        (_mode, _random) = (mode, new Random(seed));
        if (mode == ClockMode.Steady)
            return;
        if (!IsAvailable)
            throw new DrillUsageException("A skewed or jumping clock needs libfaketime: apt-get install faketime");
        _file = Path.GetTempFileName();
        Set(mode == ClockMode.Jumping ? Ahead : 0);
        if (mode == ClockMode.Jumping)
            _jumping = JumpAsync();
    }

    public static bool IsAvailable => Library is not null;

    public IReadOnlyDictionary<string, string> Environment => _file is null
        ? new Dictionary<string, string>()
        : new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Library!,
            ["FAKETIME_TIMESTAMP_FILE"] = _file,
            ["FAKETIME_NO_CACHE"] = "1",
            // Else what waits on the clock that is not faked returns at once and asks again, on both processors for as long as the host lives.
            ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
            ["DONT_FAKE_MONOTONIC"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        };

    private static string? Library => Array.Find(Places, File.Exists);

    /// <summary>Before a start: a skewed clock is off by up to five minutes either way, another time each time.</summary>
    public void BeforeStart()
    {
        if (_mode == ClockMode.Skewed)
            Set(_random.Next(-300, 301));
    }

    /// <summary>What is wrong if the host's own time is not this clock's, or null: a drill of a clock that nobody sees would prove nothing.</summary>
    public async Task<string?> CheckAsync(Uri host)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(host, "/health/live"));
        var wanted = DateTimeOffset.UtcNow.AddSeconds(_offset);
        return answer.Headers.Date is { } told && (told - wanted).Duration() < Tolerance
            ? null
            : $"The host's clock says {answer.Headers.Date:O}, and was to say {wanted:O}.";
    }

    /// <summary>
    /// From now on the clock goes on steadily and is nowhere behind itself: what was evaluated ahead of it waits for it
    /// (docs/format.md, section 6), and the drill is to see that it comes.
    /// </summary>
    public async Task CalmAsync()
    {
        await _ending.CancelAsync();
        await _jumping;
        if (_file is not null)
            Set(_furthest);
    }

    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
        if (_file is not null)
            File.Delete(_file);
    }

    private async Task JumpAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            Set(Ahead + _random.NextDouble() * 6 - 3);
            await Task.Delay(_random.Next(50, 400));
        }
    }

    /// <summary>From now on it is this late.</summary>
    public void MoveTo(DateTimeOffset time) => Set((time - DateTimeOffset.UtcNow).TotalSeconds);

    /// <summary>Beside, then renamed: the host reads the file at every call and must never see half of it.</summary>
    private void Set(double seconds)
    {
        _offset = seconds;
        _furthest = Math.Max(_furthest, seconds);
        File.WriteAllText($"{_file}.new", seconds.ToString("+0.000;-0.000", CultureInfo.InvariantCulture) + "\n");
        File.Move($"{_file}.new", _file!, overwrite: true);
    }
}
