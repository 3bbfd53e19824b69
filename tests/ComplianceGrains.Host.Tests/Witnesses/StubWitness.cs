using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Host.Tests.Stubs;
using NSec.Cryptography;

namespace ComplianceGrains.Host.Tests.Witnesses;

/// <summary>A witness on this machine, over a real socket: it follows C2SP tlog-witness, or misbehaves as it is told.</summary>
internal sealed class StubWitness : IDisposable
{
    private const string Name = "witness.example/w1";

    private readonly Listener _listener;
    private readonly Key _key = NSec.Cryptography.Key.Create(SignatureAlgorithm.Ed25519), _other = NSec.Cryptography.Key.Create(SignatureAlgorithm.Ed25519);
    private readonly Dictionary<string, Checkpoint> _seen = new(StringComparer.Ordinal);
    private readonly Lock _oneAtATime = new();

    public StubWitness()
    {
        _listener = new Listener(AnswerAsync);
        var raw = _key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        var id = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{Name}\n"), 4, .. raw])[..4];
        Key = WitnessKey.Parse($"{Name}+{Convert.ToHexStringLower(id)}+{Convert.ToBase64String([4, .. raw])}");
    }

    public static StubWitness Misbehaving(string mode) => new() { Mode = mode };

    public Uri Address => new(_listener.Address, "submit/");

    public WitnessKey Key { get; }

    /// <summary><c>well</c>, or how it misbehaves.</summary>
    public string Mode { get; set; } = "well";

    /// <summary>The paths that were asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>A host's configuration for it.</summary>
    public Dictionary<string, string> Configuration => new()
    {
        ["Witnesses__All__0__Address"] = Address.AbsoluteUri,
        ["Witnesses__All__0__Key"] = Key.ToString(),
        ["Witnesses__EveryMinutes"] = "1",
    };

    public void Dispose()
    {
        _listener.Dispose();
        _key.Dispose();
        _other.Dispose();
    }

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken over)
    {
        Asked.Enqueue(context.Request.Url!.AbsolutePath);
        var request = await context.Request.BodyAsync();
        if (await context.MisbehavesAsync(Mode, over))
            return;
        var (status, answer) = Answer(Encoding.UTF8.GetString(request));
        context.Response.StatusCode = status;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer), over);
    }

    private (int Status, string Body) Answer(string request)
    {
        var blank = request.IndexOf("\n\n", StringComparison.Ordinal);
        var (lines, note) = (request[..blank].Split('\n'), SignedNote.Parse(Encoding.UTF8.GetBytes(request[(blank + 2)..])));
        var (old, checkpoint) = (long.Parse(lines[0]["old ".Length..], CultureInfo.InvariantCulture), Checkpoint.FromText(note));
        switch (Mode)
        {
            case "ahead":
                return (409, $"{checkpoint.Size + 1_000_000}\n");
            case "same size":
                return (409, $"{old}\n");
            case "no size":
                return (409, "soon\n");
            case "inconsistent":
                return (422, "");
            case "garbage":
                return (200, "thank you\n");
            case "empty":
                return (200, "");
            case "other key":
                return (200, Line(note.Text, _other));
            case "other text":
                return (200, Line(note.Text + "and more\n", _key));
            case "other name":
                return (200, Line(note.Text, _key).Replace(Name, "witness.example/w2", StringComparison.Ordinal));
        }

        lock (_oneAtATime)
        {
            var seen = _seen.GetValueOrDefault(checkpoint.Log);
            if (old != (seen?.Size ?? 0))
                return (409, $"{seen?.Size ?? 0}\n");
            if (seen is not null && !Merkle.IsConsistent(old, seen.Root, checkpoint.Size, checkpoint.Root, [.. lines[1..].Select(line => Digest.ParseBase64(line))]))
                return (422, "");
            _seen[checkpoint.Log] = checkpoint;
            return (200, Line(note.Text, _key));
        }
    }

    private string Line(string text, Key key)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var signed = new byte[4 + 8];
        BinaryPrimitives.WriteUInt32BigEndian(signed, Key.Id);
        BinaryPrimitives.WriteInt64BigEndian(signed.AsSpan(4), now);
        return $"\u2014 {Name} {Convert.ToBase64String([.. signed, .. SignatureAlgorithm.Ed25519.Sign(key, Encoding.UTF8.GetBytes($"cosignature/v1\ntime {now}\n{text}"))])}\n";
    }
}
