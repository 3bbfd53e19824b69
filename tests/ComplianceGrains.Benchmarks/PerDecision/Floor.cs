using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Benchmarks.Spine;
using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Benchmarks.PerDecision;

/// <summary>
/// What no program that keeps these promises can do without: the random bytes, the hashes of every field, root, draft and leaf,
/// the seal of every compartment, the signature of every receipt, and the same bytes in a SQLite file with one row a
/// decision and no index. No actor, no rules, no JSON, no keys to find, no order to keep.
/// </summary>
internal sealed class Floor : IDisposable
{
    /// <summary>As many decisions share one transaction as callers wait at once in the load beside it.</summary>
    private const int Group = 64;

    private readonly IReadOnlyList<Work> _works;
    private readonly ECDsa _signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private int _row;

    public Floor(string file, Sample sample)
    {
        _works = [.. sample.Decisions.Select(Work.Of)];
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; CREATE TABLE row(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;");
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO row(id, bytes) VALUES($1, $2)";
        _insert.Parameters.Add(new SqliteParameter("$1", SqliteType.Integer));
        _insert.Parameters.Add(new SqliteParameter("$2", SqliteType.Blob));
    }

    public Task<Cost> HashAsync(int batches, int onboardings) => LeastAsync(batches, onboardings, work => work.Hash());

    public Task<Cost> SealAsync(int batches, int onboardings) => LeastAsync(batches, onboardings, work => work.Seal(_key));

    public Task<Cost> SignAsync(int batches, int onboardings) => LeastAsync(batches, onboardings, work => work.Sign(_signer));

    public Task<Cost> StoreAsync(int batches, int onboardings) => Cost.LeastAsync(batches, onboardings * _works.Count, () =>
    {
        var decisions = onboardings * _works.Count;
        for (var i = 0; i < decisions; i++)
        {
            if (i % Group == 0)
                Execute("BEGIN IMMEDIATE");
            _insert.Parameters[0].Value = ++_row;
            _insert.Parameters[1].Value = _works[i % _works.Count].Stored;
            _insert.ExecuteNonQuery();
            if (i % Group == Group - 1 || i == decisions - 1)
                Execute("COMMIT");
        }

        return Task.CompletedTask;
    });

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
        _signer.Dispose();
    }

    private Task<Cost> LeastAsync(int batches, int onboardings, Action<Work> each) => Cost.LeastAsync(batches, onboardings * _works.Count, () =>
    {
        for (var i = 0; i < onboardings; i++)
            foreach (var work in _works)
                each(work);
        return Task.CompletedTask;
    });

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // every text is a constant of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>The bytes of one decision.</summary>
    private sealed record Work(IReadOnlyList<(byte[][] Fields, byte[] Root, byte[] Plain)> Compartments, IReadOnlyList<(byte[] Draft, byte[]? Receipt)> Drafts, byte[] Stored)
    {
        private static readonly byte[] Info = Encoding.UTF8.GetBytes("ev1/salts\nevidence.example.com/eu/decisions");

        public static Work Of(SampledDecision decision)
        {
            var sizes = decision.Row.Sealed.ToDictionary(row => row.Cid, row => row.Bytes.Length - 28);
            var compartments = decision.Schema.Compartments.Select(cid =>
            {
                // Every D has the salt and the name besides its value; the values of a compartment are what its seal holds.
                var fields = decision.Schema.FieldsOf(cid);
                var values = (sizes[cid] - 32 - 4 * fields.Count) / fields.Count;
                return (fields.Select(field => new byte[60 + field.Name.Length + values]).ToArray(), new byte[24 + 32 * fields.Count], new byte[sizes[cid]]);
            }).ToList();
            var drafts = decision.Row.Drafts.Select(draft => (draft.Bytes, draft.Receipt is null ? null : new byte[180])).ToList();
            var stored = decision.Row.Sealed.Sum(row => row.Bytes.Length) + decision.Row.Drafts.Sum(draft => draft.Bytes.Length + (draft.Receipt?.Length ?? 0));
            return new(compartments, drafts, new byte[stored]);
        }

        public void Hash()
        {
            Span<byte> rs = stackalloc byte[32];
            Span<byte> hash = stackalloc byte[32];
            Span<byte> salts = stackalloc byte[32 * 64];
            foreach (var (fields, root, _) in Compartments)
            {
                RandomNumberGenerator.Fill(rs);
                HKDF.Expand(HashAlgorithmName.SHA256, rs, salts[..(32 * fields.Length)], Info);
                foreach (var field in fields)
                    SHA256.HashData(field, hash);
                SHA256.HashData(root, hash);
            }

            foreach (var (draft, _) in Drafts)
            {
                RandomNumberGenerator.Fill(rs);
                HMACSHA256.HashData(rs, Info, hash);
                SHA256.HashData(draft, hash);
                SHA256.HashData(draft, hash);
            }
        }

        public void Seal(byte[] key)
        {
            Span<byte> iv = stackalloc byte[12];
            Span<byte> tag = stackalloc byte[16];
            Span<byte> own = stackalloc byte[32];
            Span<byte> sealedBytes = stackalloc byte[4096];
            foreach (var (_, _, plain) in Compartments)
            {
                RandomNumberGenerator.Fill(iv);
                HKDF.Expand(HashAlgorithmName.SHA256, key, own, Info);
                using var gcm = new AesGcm(own, 16);
                gcm.Encrypt(iv, plain, sealedBytes[..plain.Length], tag, Info);
            }
        }

        public void Sign(ECDsa signer)
        {
            foreach (var (_, receipt) in Drafts)
                if (receipt is not null)
                    signer.SignData(receipt, HashAlgorithmName.SHA256);
        }
    }
}
