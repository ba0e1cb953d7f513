using System.Linq.Expressions;
using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Common;

/// <summary>
/// What callers may ask of a collection: by which fields it can be filtered and sorted, and which members can be shown. A subclass
/// declares them in its constructor; the refusals and the OpenAPI document are made of the same declaration. What is not declared
/// cannot be asked for.
/// </summary>
public abstract class CollectionFields<T>
{
    private readonly List<CollectionField<T>> fields = [];
    private readonly List<string> shown = [];
    private readonly List<string> expansions = [];

    private protected CollectionFields(Expression<Func<T, object?>> id) => Id = id;

    /// <summary>To filter by, and some of them to sort by.</summary>
    public IReadOnlyList<CollectionField<T>> Fields => fields;

    /// <summary>Every member that an answer has unless it is cut down to some of them.</summary>
    public IReadOnlyList<string> Shown => shown;

    /// <summary>Members that an answer has only where they are asked for.</summary>
    public IReadOnlyList<string> Expansions => expansions;

    /// <summary>What ends every order, so that it is total.</summary>
    public Expression<Func<T, object?>> Id { get; }

    /// <summary>A member to show, by which nobody can filter.</summary>
    private protected void Show(string name) => shown.Add(name);

    /// <summary>A member to show only where it is asked for.</summary>
    private protected void Expand(string name) => expansions.Add(name);

    private protected void Text(string name, Expression<Func<T, string>> selector) =>
        Add(name, FieldKind.Text, FieldOperators.OfTexts, isSortable: true, selector, value => (string)value);

    private protected void Instant(string name, Expression<Func<T, DateTimeOffset>> selector) =>
        Add(name, FieldKind.Instant, FieldOperators.OfRanges, isSortable: true, selector, value => (DateTimeOffset)value);

    private protected void Integer(string name, Expression<Func<T, int>> selector) =>
        Add(name, FieldKind.Integer, FieldOperators.OfRanges, isSortable: true, selector, value => (int)value);

    private protected void Truth(string name, Expression<Func<T, bool>> selector) =>
        Add(name, FieldKind.Truth, [FieldOperator.Eq], isSortable: false, selector, value => (bool)value);

    private protected void Uuid<TId>(string name, Expression<Func<T, TId>> selector)
        where TId : IEntityId<TId> =>
        Add(name, FieldKind.Uuid, FieldOperators.OfSets, isSortable: false, selector, value => TId.From((Guid)value));

    /// <summary>An id that may be missing.</summary>
    private protected void Uuid(string name, Expression<Func<T, Guid?>> selector) =>
        Add(name, FieldKind.Uuid, FieldOperators.OfSets, isSortable: false, selector, value => (Guid?)(Guid)value);

    private protected void Word<TValue>(string name, Expression<Func<T, TValue>> selector, IReadOnlyDictionary<string, TValue> words) =>
        Add(new CollectionField<T, TValue>(name, FieldKind.Word, FieldOperators.OfSets, isSortable: false, selector, value => words[(string)value]) { Words = [.. words.Keys] });

    /// <summary>A text that is stored in a form of its own, and can be looked up in any.</summary>
    private protected void Parsed<TValue>(string name, Expression<Func<T, TValue>> selector, Func<string, Result<TValue>> parse) =>
        Add(name, FieldKind.Text, FieldOperators.OfSets, isSortable: false, selector, value => parse((string)value));

    private void Add<TValue>(
        string name, FieldKind kind, IReadOnlyList<FieldOperator> operators, bool isSortable, Expression<Func<T, TValue>> selector, Func<object, Result<TValue>> read) =>
        Add(new CollectionField<T, TValue>(name, kind, operators, isSortable, selector, read));

    private void Add(CollectionField<T> field)
    {
        fields.Add(field);
        shown.Add(field.Name);
    }
}
