using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Queues;
using NodaTime;

namespace ComplianceGrains.Grains.Lists;

/// <summary>
/// By what subjects are known whose data were put right: they stand in a queue of the store, each under the number of its last correction,
/// so that every silo finds whoever was corrected since it looked last, by any. For one caller at a time.
/// </summary>
/// <param name="queues">Says who was.</param>
/// <param name="clock">What time it is.</param>
/// <param name="prefix">Of their identities, e.g. <c>customer/</c>.</param>
/// <param name="queue">The queue's name.</param>
/// <param name="nameOf">What a subject is known by now, by the key of its identity; null once that is destroyed.</param>
/// <param name="isMeant">Of whom it tells, by full identity; null for everybody.</param>
public sealed class CorrectedNames(
    IQueues queues, IClock clock, string prefix, string queue, Func<string, CancellationToken, Task<SubjectName?>> nameOf, Func<string, bool>? isMeant = null)
{
    private const int PageSize = 500;

    /// <summary>How often a store is asked that keeps its queues apart and may be behind, and how long is waited in between.</summary>
    private const int MostLooks = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Those who were corrected since this was asked last, each with the key of its identity; and full identities of those that cannot be read, who are tried again.</summary>
    /// <exception cref="IOException">The store does not come to say who was corrected until now.</exception>
    public async Task<(IReadOnlyList<(string Key, SubjectName Name)> Right, IReadOnlyList<string> Unread)> ReadAsync(CancellationToken cancellation)
    {
        var (right, unread) = (new List<(string, SubjectName)>(), new List<string>());
        foreach (var row in (await RowsAsync(cancellation)).Where(row => isMeant?.Invoke(row.Actor) != false && _known.GetValueOrDefault(row.Actor) != row.Key))
            try
            {
                if (await nameOf(row.Actor[prefix.Length..], cancellation) is { } name)
                    right.Add((row.Actor[prefix.Length..], name));
                _known[row.Actor] = row.Key;
            }
            catch (DamagedValueException)
            {
                unread.Add(row.Actor);
            }

        return (right, unread);
    }

    /// <summary>Whether this told already of the one with this key: what they began with is not what is right.</summary>
    public bool HasTold(string key) => _known.ContainsKey(prefix + key);

    /// <summary>The same of some of them, with a memory of its own.</summary>
    public CorrectedNames Of(Func<string, bool> meant) => new(queues, clock, prefix, queue, nameOf, meant);

    /// <summary>Forgets whom it told of.</summary>
    public void Forget() => _known.Clear();

    private async Task<IReadOnlyList<Deadline>> RowsAsync(CancellationToken cancellation)
    {
        var (rows, asked, after, looks) = (new List<Deadline>(), clock.GetCurrentInstant().ToUnixTimeMilliseconds(), "", 0);
        while (true)
        {
            var page = await queues.PageAsync(new QueueQuery(prefix, queue, null, null, after, PageSize, clock.GetCurrentInstant().ToUnixTimeMilliseconds()), cancellation);
            if (page.AsOf < asked)
            {
                if (++looks == MostLooks)
                    throw new IOException("The store does not say yet whose data were put right until now.");
                await Task.Delay(Pause, cancellation);
                continue;
            }

            rows.AddRange(page.Items);
            if (page.Next is null)
                return rows;
            after = page.Next;
        }
    }
}
